import json
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASES, LINKS
from hostile_sample import HOSTILE_REPORT
from jsonschema import Draft202012Validator

from dupcheck.report.alerts import alerts
from dupcheck.report.options import ReportOptions
from dupcheck.report.rdjsonl import render

EXPECTED = Path(__file__).parent / "expected"
TEXT = {"type": "string", "minLength": 1}
POSITION = {
    "type": "object",
    "required": ["line"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}},
}
LOCATION = {
    "type": "object",
    "required": ["path", "range"],
    "additionalProperties": False,
    "properties": {
        "path": TEXT,
        "range": {
            "type": "object",
            "required": ["start", "end"],
            "additionalProperties": False,
            "properties": {"start": POSITION, "end": POSITION},
        },
    },
}
# Of reviewdog's Diagnostic message, what we use: no suggestions, no output of another tool.
SCHEMA = {
    "type": "object",
    "required": ["message", "location", "severity", "source", "code", "related_locations"],
    "additionalProperties": False,
    "properties": {
        "message": TEXT,
        "location": LOCATION,
        "severity": {"enum": ["ERROR", "WARNING", "INFO"]},
        "source": {"const": {"name": "dupcheck"}},
        "code": {
            "type": "object",
            "required": ["value"],
            "additionalProperties": False,
            "properties": {"value": TEXT, "url": {"type": "string", "pattern": "^https://"}},
        },
        "related_locations": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["message", "location"],
                "additionalProperties": False,
                "properties": {"message": TEXT, "location": LOCATION},
            },
        },
    },
}


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    text = render(CASES[case], ReportOptions(links=LINKS))
    golden(EXPECTED / f"rdjsonl-{case}.jsonl", text)


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
@pytest.mark.parametrize("links", ["", LINKS])
def test_every_line_is_a_diagnostic(report: object, links: str) -> None:
    assert isinstance(report, type(HOSTILE_REPORT))
    text = render(report, ReportOptions(links=links))
    assert text.isascii()
    lines = text.split("\n")[:-1]
    assert len(lines) == len(alerts(report))
    for line in lines:
        Draft202012Validator(SCHEMA).validate(json.loads(line))


def test_ranges_lie_in_what_the_change_wrote_and_links_lead_to_what_exists() -> None:
    first, second, *_ = map(
        json.loads, render(CASES["diff"], ReportOptions(links=LINKS)).splitlines()
    )
    assert second["location"]["range"] == {"start": {"line": 8}, "end": {"line": 9}}
    assert first["code"] == {"value": "exact-copy", "url": f"{LINKS}web/text.py#L12-L20"}
