import dataclasses
from pathlib import Path

import pytest
from calibration_sample import CALIBRATION, HOSTILE, NOTHING, calibration

from dupcheck.report.calibration_text import render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"
CASES = {
    "calibration.txt": (CALIBRATION, ReportOptions()),
    "calibration-ascii.txt": (CALIBRATION, ReportOptions(unicode=False, color=True, width=72)),
    "calibration-nothing.txt": (NOTHING, ReportOptions()),
}


@pytest.mark.parametrize("name", CASES)
def test_text(name, golden) -> None:
    golden(EXPECTED / name, render(*CASES[name]))


def test_ascii_is_enough() -> None:
    assert render(CALIBRATION, ReportOptions(unicode=False)).isascii()


def test_hostile_names_are_harmless() -> None:
    hostile = dataclasses.replace(
        CALIBRATION, subject=HOSTILE, name=HOSTILE, notices=(HOSTILE, "::set-output::")
    )
    for one in (hostile, calibration(subject=HOSTILE, name=HOSTILE)):
        text = render(one, ReportOptions())
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert "##[" not in text
        assert not any(line.lstrip().startswith("::") for line in text.split("\n"))
        text.encode()


def test_a_costly_model_says_what_it_read() -> None:
    costly = dataclasses.replace(CALIBRATION, costly=True, sampled=300, embedded=120)
    text = " ".join(render(costly, ReportOptions()).split())
    assert "was given 300 of them (120 read now, the others known from earlier runs)" in text
