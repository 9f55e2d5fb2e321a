"""The kinds of duplicates as rules of SARIF, with the help that code scanning shows."""

from typing import Any

from dupcheck.records import CloneType
from dupcheck.report.kinds import KINDS, Kind

_PRECISION = {
    CloneType.TYPE_1: "very-high",
    CloneType.TYPE_2: "high",
    CloneType.TYPE_3: "high",
    CloneType.TYPE_4: "medium",
    CloneType.CROSS_LANGUAGE: "medium",
}
_KEEP = (
    "Where both are meant to be, say so above the function in a comment: "
    "`dupcheck: ignore -- REASON`."
)

INDEX = {clone_type: number for number, clone_type in enumerate(KINDS)}
"""Where the rule of a clone type stands among the rules."""


def rules() -> list[dict[str, Any]]:
    """All rules, whether they have results or not."""
    return [_rule(kind, _PRECISION[clone_type]) for clone_type, kind in KINDS.items()]


def _rule(kind: Kind, precision: str) -> dict[str, Any]:
    # No `security-severity`: it would file duplicates among the vulnerabilities.
    return {
        "id": kind.id,
        "name": kind.name,
        "shortDescription": {"text": f"{kind.title}."},
        "fullDescription": {"text": f"{kind.what} {kind.remedy}"},
        "help": {
            "text": f"{kind.what}\n\n{kind.remedy}\n\n{_KEEP.replace('`', '')}",
            "markdown": f"{kind.what}\n\n**What to do:** {kind.remedy}\n\n{_KEEP}",
        },
        "defaultConfiguration": {"level": "warning"},
        "properties": {
            "precision": precision,
            "problem.severity": "recommendation",
            "tags": ["duplication", "maintainability"],
        },
    }
