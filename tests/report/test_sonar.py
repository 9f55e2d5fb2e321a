import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASES
from hostile_sample import HOSTILE_REPORT
from jsonschema import Draft202012Validator

from dupcheck.report.alerts import alerts
from dupcheck.report.options import ReportOptions
from dupcheck.report.sonar import render

EXPECTED = Path(__file__).parent / "expected"
TEXT = {"type": "string", "minLength": 1}
LINE = {"type": "integer", "minimum": 1}
LOCATION = {
    "type": "object",
    "required": ["message", "filePath", "textRange"],
    "additionalProperties": False,
    "properties": {
        "message": TEXT,
        "filePath": TEXT,
        "textRange": {
            "type": "object",
            "required": ["startLine", "endLine"],
            "additionalProperties": False,
            "properties": {"startLine": LINE, "endLine": LINE},
        },
    },
}
RULE = {
    "type": "object",
    "required": [
        "id", "name", "description", "engineId", "cleanCodeAttribute", "type", "severity", "impacts"
    ],
    "additionalProperties": False,
    "properties": {
        "id": TEXT,
        "name": TEXT,
        "description": TEXT,
        "engineId": {"const": "dupcheck"},
        "cleanCodeAttribute": {"const": "DISTINCT"},
        "type": {"const": "CODE_SMELL"},
        "severity": {"enum": ["BLOCKER", "CRITICAL", "MAJOR", "MINOR", "INFO"]},
        "impacts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "required": ["softwareQuality", "severity"],
                "additionalProperties": False,
                "properties": {
                    "softwareQuality": {"const": "MAINTAINABILITY"},
                    "severity": {"enum": ["BLOCKER", "HIGH", "MEDIUM", "LOW", "INFO"]},
                },
            },
        },
    },
}  # fmt: skip
ISSUE = {
    "type": "object",
    "required": ["ruleId", "effortMinutes", "primaryLocation", "secondaryLocations"],
    "additionalProperties": False,
    "properties": {
        "ruleId": TEXT,
        "effortMinutes": {"type": "integer", "minimum": 10, "maximum": 120},
        "primaryLocation": LOCATION,
        "secondaryLocations": {"type": "array", "minItems": 1, "items": LOCATION},
    },
}
# The generic issue format of SonarQube 10.3 and later, as far as we use it.
SCHEMA = {
    "type": "object",
    "required": ["rules", "issues"],
    "additionalProperties": False,
    "properties": {
        "rules": {"type": "array", "items": RULE},
        "issues": {"type": "array", "items": ISSUE},
    },
}


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"sonar-{case}.json", render(CASES[case], ReportOptions()))


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_shape(report: object) -> None:
    assert isinstance(report, type(HOSTILE_REPORT))
    text = render(report, ReportOptions())
    assert text.isascii()
    document = json.loads(text)
    Draft202012Validator(SCHEMA).validate(document)
    assert len(document["issues"]) == len(alerts(report))
    rules = [rule["id"] for rule in document["rules"]]
    assert len(set(rules)) == len(rules)
    assert {issue["ruleId"] for issue in document["issues"]} <= set(rules)


def test_the_other_copies_are_secondary_locations_and_effort_grows_with_what_differs() -> None:
    first, second, *_ = json.loads(render(CASES["diff"], ReportOptions()))["issues"]
    paths = [place["filePath"] for place in first["secondaryLocations"]]
    assert paths == ["web/text.py", "web/legacy/text.py", "api/names.py"]
    assert first["effortMinutes"] < second["effortMinutes"]
