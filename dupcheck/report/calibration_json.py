"""A calibration for programs: one JSON document in ASCII, its shape in calibration.schema.json."""

import json
from typing import Any

from dupcheck import __version__
from dupcheck.calibration import curves
from dupcheck.calibration.records import Calibration, Choice, Distribution, Scope
from dupcheck.report.json_report import plain
from dupcheck.report.options import ReportOptions

VERSION = 1
"""Grows when a reader of the old shape could misread the new one."""

_DIGITS = 6
_GRID = [round(at / 100, 2) for at in range(-100, 101)]


def render(calibration: Calibration, _options: ReportOptions) -> str:
    """The whole answer, with what charts are drawn from."""
    model = calibration.model
    document = {
        "version": VERSION,
        "tool": {"name": "dupcheck", "version": __version__},
        "repository": calibration.subject,
        "model": {
            "setting": calibration.name,
            "name": model.name,
            "revision": model.revision,
            "dim": model.dim,
            "precision": model.precision,
            "recipe": model.recipe,
        },
        "functions": {
            "distinct": calibration.functions,
            "exact_copies": calibration.copies,
            "read": calibration.sampled,
            "read_now": calibration.embedded,
            "asked_about": calibration.questions,
        },
        "decides": calibration.decides,
        "costly": calibration.costly,
        "min_confidence": calibration.min_confidence,
        "scopes": [_scope(scope) for scope in calibration.scopes],
        "notices": list(calibration.notices),
    }
    return json.dumps(plain(document), indent=2, allow_nan=False) + "\n"


def _scope(scope: Scope) -> dict[str, Any]:
    return {
        "scope": scope.name.value,
        "setting": scope.key,
        "wanted_false_alarms": scope.wanted,
        "duplicates": len(scope.duplicates),
        "thresholds": [_choice(choice) for choice in scope.choices],
        "pairs": [_distribution(found) for found in scope.distributions],
        "false_alarms": [
            {"threshold": at, "per_1000": _rounded(alarmed), "method": method.value}
            for at, alarmed, method in curves.alarms(scope, _GRID)
        ],
    }


def _choice(choice: Choice) -> dict[str, Any]:
    return {
        "role": choice.role.value,
        "threshold": choice.threshold,
        "standard_error": None if choice.error is None else _rounded(choice.error),
        "false_alarms_per_1000": _rounded(choice.rate),
        "method": choice.method.value,
        "duplicates_kept": choice.kept,
    }


def _distribution(found: Distribution) -> dict[str, Any]:
    quantiles = [(share, curves.quantile(found, share)) for share in curves.SHARES]
    return {
        "kind": found.kind.value,
        "count": len(found.cosines),
        "exact": found.exact,
        "floor": _rounded(found.floor),
        "highest": _rounded(float(found.cosines[0])) if len(found.cosines) else None,
        "reached_by": [
            {"share": share, "cosine": None if value is None else _rounded(value)}
            for share, value in quantiles
        ],
    }


def _rounded(value: float) -> float:
    return round(float(value), _DIGITS) + 0.0
