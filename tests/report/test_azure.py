import re
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASES
from hostile_sample import HOSTILE_REPORT
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.alerts import alerts
from dupcheck.report.azure import in_message, in_property, render
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.severity import message

EXPECTED = Path(__file__).parent / "expected"
ANYTHING = st.text(st.characters(exclude_categories=()))


def read(line: str) -> tuple[str, dict[str, str], str]:
    """A command as the agent reads it: up to the first bracket, properties apart by semicolons."""
    start = line.index("##vso[")
    head, _, text = line[start + 6 :].partition("]")
    name, _, listed = head.partition(" ")
    properties = dict(one.split("=", 1) for one in listed.split(";") if one)
    return name, {key: decoded(value) for key, value in properties.items()}, decoded(text)


def decoded(text: str) -> str:
    for code, character in (("%3B", ";"), ("%0D", "\r"), ("%0A", "\n"), ("%5D", "]")):
        text = text.replace(code, character)
    return text.replace("%AZP25", "%")


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"azure-{case}.txt", render(CASES[case], ReportOptions()))


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_every_line_is_one_command_of_ours(report: object) -> None:
    assert isinstance(report, type(HOSTILE_REPORT))
    lines = render(report, ReportOptions()).split("\n")[:-1]
    said, spoken = notices(report), alerts(report)
    assert len(lines) == len(said) + len(spoken)
    for notice, line in zip(said, lines, strict=False):
        assert read(line) == ("task.logissue", {"type": "warning"}, printable(notice))
    for alert, line in zip(spoken, lines[len(said) :], strict=True):
        name, properties, text = read(line)
        assert (name, text) == ("task.logissue", message(alert))
        assert properties["sourcepath"] == printable(alert.function.path)
        assert properties["type"] == ("error" if alert.finding.fails else "warning")
        # The agent looks for a command anywhere in a line, and so does each runner's log.
        assert not re.search(r"##\w*\[", line[2:])
        assert "\r" not in line


@given(ANYTHING)
def test_what_is_escaped_ends_no_command_and_comes_back(text: str) -> None:
    assert not set("];\r\n") & set(in_property(text))
    assert not set("\r\n") & set(in_message(text))
    assert decoded(in_property(text)) == decoded(in_message(text)) == text
