import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from cases import CASES
from sample import SLUGIFY, function, related, report_of

from dupcheck.records import CloneType, Finding
from dupcheck.report.alerts import alerts
from dupcheck.report.junit import render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    golden(EXPECTED / f"junit-{case}.xml", render(CASES[case], ReportOptions()))


@pytest.mark.parametrize("case", CASES)
def test_shape(case: str) -> None:
    root = ElementTree.fromstring(render(CASES[case], ReportOptions()))
    (suite,) = root
    assert (root.tag, suite.tag, suite.get("name")) == ("testsuites", "testsuite", "dupcheck")
    tests = suite.findall("testcase")
    failures = suite.findall("testcase/failure")
    assert (suite.get("tests"), suite.get("failures")) == (str(len(tests)), str(len(failures)))
    assert (root.get("tests"), root.get("failures")) == (suite.get("tests"), suite.get("failures"))
    assert len(tests) == (len(alerts(CASES[case])) or 1)
    names = [(test.get("classname"), test.get("name")) for test in tests]
    assert len(set(names)) == len(names)
    assert all(failure.get("message") and failure.get("type") for failure in failures)
    kinds = {child.tag for child in suite}
    assert kinds <= {"testcase", "system-err"}
    assert {child.tag for test in tests for child in test} <= {"failure", "system-out"}


def test_a_clean_run_has_one_case_that_passes() -> None:
    root = ElementTree.fromstring(render(CASES["empty"], ReportOptions()))
    (case,) = root.iter("testcase")
    assert case.get("name") == "no duplicates among 911 functions"
    assert len(case) == 0


def test_of_a_clean_change_it_says_how_many_functions_that_were() -> None:
    clean = replace(CASES["diff"], findings=())
    (case,) = ElementTree.fromstring(render(clean, ReportOptions())).iter("testcase")
    assert case.get("name") == "no duplicates among 9 functions that the change touched"


def test_two_cases_never_have_one_name_and_names_have_no_lines() -> None:
    keep = function("a.py", "f", SLUGIFY)
    copies = [function("b.py", "g", SLUGIFY, line=line) for line in (1, 50)]
    judged = tuple(related(keep, copy, CloneType.TYPE_1, 1.0, 1.0) for copy in copies)
    report = report_of(Finding(keep=keep, fingerprint="f", copies=judged))
    root = ElementTree.fromstring(render(report, ReportOptions()))
    assert [case.get("name") for case in root.iter("testcase")] == [
        "g repeats f in a.py",
        "g repeats f in a.py (2)",
    ]


def test_what_does_not_fail_passes_and_says_why_it_is_there() -> None:
    report = CASES["diff"]
    lenient = tuple(replace(finding, fails=False) for finding in report.findings)
    root = ElementTree.fromstring(render(replace(report, findings=lenient), ReportOptions()))
    assert not list(root.iter("failure"))
    texts = [element.text or "" for element in root.iter("system-out")]
    assert len(texts) == len(alerts(report))
    assert all("does not fail" in text for text in texts)
