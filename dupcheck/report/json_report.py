"""The report for programs: everything that was found, one JSON document, in ASCII.

Its shape is `report.schema.json`. Equal input gives equal bytes, so times and cache counters are
only there on request (`--statistics`).
"""

import json
from typing import Any

from dupcheck import __version__
from dupcheck.changes import Change
from dupcheck.records import (
    Difference,
    Finding,
    Function,
    ModelId,
    Parameter,
    Quiet,
    Related,
    Report,
    Skipped,
    Unused,
)
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.words import advice

VERSION = 1
"""Grows when a reader of the old shape could misread the new one."""

_DIGITS = 4


def render(report: Report, options: ReportOptions) -> str:
    """The whole report."""
    document = {
        "version": VERSION,
        "tool": {"name": "dupcheck", "version": __version__},
        "model": _model(report.model),
        "proposer": report.proposer and _model(report.proposer),
        "reranker": report.reranker and _model(report.reranker),
        "limits": {
            "similarity": _rounded(report.threshold),
            "similarity_across_languages": _rounded(report.cross_threshold),
            "confidence": _rounded(report.min_confidence),
        },
        "change": report.change and _change(report.change),
        "findings": [_finding(finding, options) for finding in report.findings],
        "suppressed": [_quiet(quiet, options) for quiet in report.quiet],
        "unused_suppressions": [_unused(unused) for unused in report.unused],
        "skipped": [_skipped(item) for item in report.skipped],
        "notices": list(notices(report)),
        "counts": _counts(report),
    }
    if options.statistics:
        document["statistics"] = _statistics(report)
    return json.dumps(plain(document), indent=2, allow_nan=False) + "\n"


def _model(model: ModelId) -> dict[str, Any]:
    return {
        "name": model.name,
        "revision": model.revision,
        "dim": model.dim,
        "precision": model.precision,
        "recipe": model.recipe,
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "title": change.title,
        "base": change.base or None,
        "head": change.head or None,
        "after": change.after.where.value,
    }


def _finding(finding: Finding, options: ReportOptions) -> dict[str, Any]:
    return {
        "fingerprint": finding.fingerprint,
        "advice": advice(finding),
        "confidence": _rounded(finding.confidence),
        "standing": finding.standing.value,
        "fails": finding.fails,
        "keep": _function(finding.keep, options),
        "why_keep": finding.why_keep,
        "signature": finding.signature,
        "touched": [_place(function) for function in finding.touched],
        "copies": [_copy(copy, options) for copy in finding.copies],
    }


def _copy(copy: Related, options: ReportOptions) -> dict[str, Any]:
    verdict = copy.verdict
    return {
        "function": _function(copy.function, options),
        "clone_type": verdict.clone_type.value,
        "similarity": _rounded(verdict.match.similarity),
        "model": verdict.match.model,
        "alike": _rounded(verdict.alike),
        "confidence": _rounded(verdict.confidence),
        "evidence": {name: _rounded(value) for name, value in verdict.evidence},
        "contributions": {name: _rounded(value) for name, value in verdict.contributions},
        "differences": [_difference(difference) for difference in verdict.differences],
        "reach": copy.reach,
        "parameters": [_parameter(parameter) for parameter in copy.parameters],
    }


def _function(function: Function, options: ReportOptions) -> dict[str, Any]:
    described = {
        "path": function.path,
        "name": function.name,
        "language": function.language,
        "start_line": function.lines.start,
        "end_line": function.lines.end,
        "tokens": function.size,
        "digest": function.digest,
    }
    return described | {"text": function.text} if options.wants_code else described


def _place(function: Function) -> dict[str, Any]:
    return {
        "path": function.path,
        "name": function.name,
        "start_line": function.lines.start,
        "end_line": function.lines.end,
    }


def _parameter(parameter: Parameter) -> dict[str, Any]:
    return {"kind": parameter.kind, "keep": parameter.left, "copy": parameter.right}


def _quiet(quiet: Quiet, options: ReportOptions) -> dict[str, Any]:
    return {
        "by": quiet.by.value,
        "where": quiet.where,
        "reason": quiet.reason,
        "finding": _finding(quiet.finding, options),
    }


def _unused(unused: Unused) -> dict[str, Any]:
    return {"where": unused.where, "text": unused.text}


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind,
        "keep": difference.left,
        "copy": difference.right,
        "keep_line": difference.left_line,
        "copy_line": difference.right_line,
    }


def _skipped(item: Skipped) -> dict[str, Any]:
    return {
        "path": item.path,
        "line": item.line,
        "reason": item.reason.value,
        "detail": item.detail,
    }


def _counts(report: Report) -> dict[str, Any]:
    stats = report.stats
    return {
        "findings": len(report.findings),
        "copies": sum(len(finding.copies) for finding in report.findings),
        "failing": sum(finding.fails for finding in report.findings),
        "suppressed": len(report.quiet),
        "files": stats.files,
        "functions": stats.functions,
        "compared": stats.compared,
        "asked": stats.asked,
        "skipped": len(report.skipped),
        "left_to_proposer": stats.left,
        "reranked": stats.reranked,
        "languages": dict(stats.languages),
    }


def _statistics(report: Report) -> dict[str, Any]:
    stats = report.stats
    return {
        "parsed": stats.parsed,
        "embedded": stats.embedded,
        "reused": stats.reused,
        "candidates": stats.candidates,
        "seconds": {name: _rounded(value) for name, value in stats.seconds},
    }


def _rounded(value: float) -> float:
    # Adding zero turns -0.0 into 0.0: two ways to write one number would not be byte-identical.
    return round(float(value), _DIGITS) + 0.0


def plain(value: object) -> object:
    r"""The value with bytes that are not UTF-8 (surrogates, in Python) written as `\xe9`.

    A lone surrogate is no character: strict readers of JSON refuse the whole document for one.
    """
    if isinstance(value, str):
        return value if value.isascii() else _decodable(value)
    if isinstance(value, dict):
        return {plain(key): plain(item) for key, item in value.items()}
    return [plain(item) for item in value] if isinstance(value, list) else value


def _decodable(text: str) -> str:
    try:
        raw = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # a surrogate that stands for no byte
        raw = text.encode("utf-8", "backslashreplace")
    return raw.decode("utf-8", "backslashreplace")
