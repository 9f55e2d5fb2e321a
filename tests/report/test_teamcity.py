import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASES
from hostile_sample import HOSTILE_REPORT
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.alerts import alerts
from dupcheck.report.options import ReportOptions
from dupcheck.report.severity import message
from dupcheck.report.teamcity import escaped, render

EXPECTED = Path(__file__).parent / "expected"
ANYTHING = st.text(st.characters(exclude_categories=()))
ATTRIBUTE = re.compile(r" (\w+)='((?:[^|'\[\]]|\|0x[0-9a-f]{4}|\|[|'\[\]nr])*)'")


def read(line: str) -> tuple[str, dict[str, str]]:
    """A service message: its name and attributes."""
    found = re.fullmatch(r"##teamcity\[(\w+)(.*)\]", line)
    assert found
    assert ATTRIBUTE.sub("", found[2]) == ""
    return found[1], {name: decoded(value) for name, value in ATTRIBUTE.findall(found[2])}


def decoded(text: str) -> str:
    units = re.sub(
        r"\|(?:0x([0-9a-f]{4})|(.))",
        lambda found: (
            chr(int(found[1], 16)) if found[1] else {"n": "\n", "r": "\r"}.get(found[2], found[2])
        ),
        text,
    )
    return units.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"teamcity-{case}.txt", render(CASES[case], ReportOptions()))


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_every_line_is_one_message_of_ours(report: object) -> None:
    assert isinstance(report, type(HOSTILE_REPORT))
    text = render(report, ReportOptions())
    assert text.isascii()
    messages = [read(line) for line in text.split("\n")[:-1]]
    types = {values["id"] for name, values in messages if name == "inspectionType"}
    inspections = [values for name, values in messages if name == "inspection"]
    assert {values["typeId"] for values in inspections} == types
    for alert, values in zip(alerts(report), inspections, strict=True):
        assert values["message"] == message(alert) or len(values["message"]) == 4000
        assert values["line"] == str(alert.lines.start)
        assert all(len(value) <= 4000 for value in values.values())


@given(ANYTHING)
def test_what_is_escaped_ends_no_value_and_comes_back(text: str) -> None:
    assert read(f"##teamcity[x a='{escaped(text)}']") == (
        "x",
        {"a": text.encode("utf-16-be", "surrogatepass").decode("utf-16-be", "surrogatepass")},
    )
