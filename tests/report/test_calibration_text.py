import dataclasses
import tomllib
from pathlib import Path

import pytest
from calibration_sample import CALIBRATION, HOSTILE, NOTHING, calibration, falling, scope

from dupcheck.calibration.records import ScopeName
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


@pytest.mark.parametrize(
    ("wanted", "own", "pasted"),
    [
        (5_000, 0.9, "threshold = 0.2723"),
        (100, 0.35, "threshold = 0.7527  # would lose 16 confirmed duplicates"),
        (5_000, 0.35, "# threshold = 0.2723  (the model's own 0.35 will do)"),
    ],
)
def test_a_line_to_paste_says_what_it_costs(wanted, own, pasted) -> None:
    near = falling(40, 0.6)
    known = near[near >= 0.35] if wanted == 5_000 and own == 0.35 else near
    found = scope(ScopeName.SAME, falling(3_000, 0.3, 0.97), known, wanted, own, own)
    text = render(calibration(found), ReportOptions())
    last = text.rstrip().split("\n")[-1]
    assert last == pasted
    tomllib.loads(f"[tool.dupcheck]\n{last}\n")
