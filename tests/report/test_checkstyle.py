import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path

import pytest
from cases import CASES

from dupcheck.report.alerts import alerts
from dupcheck.report.checkstyle import render
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"checkstyle-{case}.xml", render(CASES[case], ReportOptions()))


@pytest.mark.parametrize("case", CASES)
def test_shape(case: str) -> None:
    root = ElementTree.fromstring(render(CASES[case], ReportOptions()))
    assert (root.tag, set(root.attrib)) == ("checkstyle", {"version"})
    paths = [file.attrib["name"] for file in root]
    spoken = alerts(CASES[case])
    assert paths == list(map(printable, sorted({alert.function.path for alert in spoken})))
    assert sum(len(file) for file in root) == len(spoken)
    for file in root:
        assert (file.tag, set(file.attrib)) == ("file", {"name"})
        lines = [int(error.attrib["line"]) for error in file]
        assert lines == sorted(lines)
        for error in file:
            assert error.tag == "error"
            assert set(error.attrib) == {"line", "column", "severity", "message", "source"}
            assert error.attrib["severity"] in {"error", "warning", "info"}
