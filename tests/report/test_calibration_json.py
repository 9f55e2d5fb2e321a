import dataclasses
import json
from importlib import resources
from pathlib import Path

import pytest
from calibration_sample import CALIBRATION, HOSTILE, NOTHING
from jsonschema import Draft202012Validator

from dupcheck.report.calibration_json import render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"
SCHEMA = json.loads(
    (resources.files("dupcheck.report") / "calibration.schema.json").read_text("utf-8")
)
HOSTILE_ONE = dataclasses.replace(CALIBRATION, subject=HOSTILE, name=HOSTILE, notices=(HOSTILE,))


@pytest.mark.parametrize("found", [CALIBRATION, NOTHING, HOSTILE_ONE])
def test_the_document_follows_its_schema(found) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    text = render(found, ReportOptions())
    assert text.isascii()
    Draft202012Validator(SCHEMA).validate(json.loads(text))


def test_the_shape_stays(golden) -> None:
    golden(EXPECTED / "calibration.json", render(CALIBRATION, ReportOptions()))


def test_a_lone_surrogate_is_written_as_its_byte() -> None:
    assert r"\\xff" in render(HOSTILE_ONE, ReportOptions())
