import random
from dataclasses import replace

import pytest
from diff_sample import CHANGE, DIFF_REPORT
from hostile_sample import HOSTILE_REPORT
from hypothesis import given
from hypothesis import strategies as st
from sample import CLAMP, REPORT, SLUGIFY, TO_SLUG, function, related, report_of

from dupcheck.lines import LineRange
from dupcheck.records import CloneType, Difference, Finding, Function, Parameter, Standing
from dupcheck.report.alerts import alert_message, alerts, by_finding, quiet_alerts
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.table import reporter


def finding(keep: Function, *copies: Function, touched: tuple[Function, ...] = ()) -> Finding:
    judged = tuple(related(keep, copy, CloneType.TYPE_1, 1.0, 0.9) for copy in copies)
    return Finding(keep=keep, copies=judged, fingerprint="f", touched=touched)


KEEP = function("a.py", "keep", SLUGIFY)
ONE, TWO = function("b.py", "one", SLUGIFY), function("c.py", "two", SLUGIFY)


def test_a_scan_speaks_at_each_copy() -> None:
    found = alerts(REPORT)
    assert {alert.function.place for alert in found} == {
        "web/legacy/text.py:3", "blog/models.py:140", "api/names.py:7", "server/maths.go:9",
    }  # fmt: skip
    assert all(alert.lines == alert.function.lines for alert in found)
    assert all(alert.partner is alert.finding.keep for alert in found)


def test_a_change_is_spoken_of_where_it_touched_something() -> None:
    found = alerts(DIFF_REPORT)
    places = [(alert.function.name, str(alert.lines)) for alert in found]
    assert places == [
        ("Post.slugify", "140-148"),
        ("to_slug", "8-9"),
        ("Clamp", "9-10"),
        ("Page.make_slug", "150-157"),
    ]
    assert [other.name for other in found[0].others] == ["slugify", "to_slug"]


def test_a_change_speaks_once_at_a_function_whatever_it_repeats() -> None:
    """What resembles overloads that do not resemble one another is a finding with each of them."""
    partners = [function(f"p{number}.py", f"p{number}", SLUGIFY) for number in range(14)]
    new = function("new.py", "new", SLUGIFY)
    findings = [finding(partner, new, touched=(new,)) for partner in partners]
    change = replace(CHANGE, files=())
    (alert,) = alerts(replace(report_of(*findings), change=change))
    assert (alert.function, alert.partner, alert.further) == (new, partners[0], 13)
    assert list(alert.others) == partners[1:11]
    assert "13 more copies exist" in alert_message(alert)
    assert len(alerts(report_of(*findings))) == 14


def test_what_fails_comes_first_then_what_is_new_then_what_is_large() -> None:
    small = finding(KEEP, function("s.py", "small", CLAMP))
    known = replace(finding(KEEP, ONE), standing=Standing.KNOWN)
    lenient = replace(finding(KEEP, TWO), fails=False)
    report = report_of(lenient, known, small, finding(KEEP, function("l.py", "large", SLUGIFY)))
    assert [alert.function.name for alert in alerts(report)] == ["large", "small", "one", "two"]


def test_of_two_new_functions_the_one_to_drop_is_spoken_of() -> None:
    (alert,) = alerts(report_of(finding(KEEP, ONE, touched=(KEEP, ONE))))
    assert alert.function is ONE
    assert alert_message(alert) == (
        "one comes twice in this change, also at a.py:1 as keep: keep one."
    )


def test_a_touched_function_to_keep_is_spoken_of_where_no_copy_was_touched() -> None:
    difference = Difference(kind="identifier", left="keep", right="one", left_line=1, right_line=2)
    copy = related(KEEP, ONE, CloneType.TYPE_2, 0.9, 0.8, [difference])
    copy = replace(copy, parameters=(Parameter(kind="value", left="1", right="2"),))
    both = Finding(keep=KEEP, copies=(copy,), fingerprint="f", touched=(KEEP,))
    (alert,) = alerts(report_of(both))
    assert (alert.function, alert.partner) == (KEEP, ONE)
    assert (alert.verdict.match.left, alert.verdict.match.right) == (ONE, KEEP)
    assert alert.verdict.differences == (
        Difference(kind="identifier", left="one", right="keep", left_line=2, right_line=1),
    )
    assert alert.parameters == (Parameter(kind="value", left="2", right="1"),)


def test_alerts_of_one_finding_come_together() -> None:
    groups = by_finding(alerts(DIFF_REPORT))
    names = [[alert.function.name for alert in group] for group in groups]
    assert names == [["Post.slugify", "to_slug"], ["Clamp"], ["Page.make_slug"]]
    assert by_finding(()) == []


def test_what_is_kept_quiet_can_be_told_too() -> None:
    comment, baseline = quiet_alerts(DIFF_REPORT)
    assert [alert.function.place for alert in comment[1]] == ["api/names.py:30"]
    assert [alert.function.place for alert in baseline[1]] == ["web/legacy/retry.py:80"]


def test_of_thousands_of_copies_each_alert_names_the_best() -> None:
    found = alerts(report_of(finding(KEEP, *(replace(ONE, path=f"{n}.py") for n in range(2000)))))
    assert len(found) == 2000
    assert {len(alert.others) for alert in found} == {10}
    assert alert_message(found[0]).endswith(" 1,999 more copies exist.")


def test_fingerprints_differ_though_names_and_contents_do_not() -> None:
    again = replace(ONE, path="d.py")
    found = alerts(report_of(finding(KEEP, ONE, again, TWO)))
    assert len({alert.fingerprint for alert in found}) == 3


def test_a_fingerprint_depends_on_no_line_and_no_path() -> None:
    (alert,) = alerts(report_of(finding(KEEP, ONE)))
    moved = function("lib/else.py", "keep", SLUGIFY, line=9)
    (later,) = alerts(report_of(finding(moved, function("z.py", "one", SLUGIFY, line=70))))
    (other,) = alerts(report_of(finding(KEEP, function("b.py", "one", TO_SLUG))))
    assert alert.fingerprint == later.fingerprint != other.fingerprint


@pytest.mark.parametrize("report", [REPORT, DIFF_REPORT, HOSTILE_REPORT])
def test_the_order_of_findings_does_not_matter(report: object) -> None:
    assert isinstance(report, type(REPORT))
    shuffled = random.Random(5).sample(report.findings, len(report.findings))
    assert alerts(replace(report, findings=tuple(shuffled))) == alerts(report)


@pytest.mark.parametrize("name", ["github", "sarif", "gitlab"])
def test_formats_built_on_alerts_are_equal_byte_for_byte(name: str) -> None:
    backwards = replace(DIFF_REPORT, findings=DIFF_REPORT.findings[::-1])
    options = ReportOptions(list_suppressed=True)
    assert reporter(name)(backwards, options) == reporter(name)(DIFF_REPORT, options)


def test_messages_say_what_exists_where_and_what_to_do() -> None:
    assert [alert_message(alert) for alert in alerts(DIFF_REPORT)] == [
        "Post.slugify is the third copy of slugify at web/text.py:12: reuse it."
        ' Signature: slugify(text, sep="-"). Use it by: from web.text import slugify.'
        " 2 more copies exist.",
        "to_slug is an edited copy of slugify at web/text.py:12, 87% alike:"
        ' make them one with a parameter: "-" or "_".'
        ' Signature: slugify(text, sep="-"). Use it by: from web.text import slugify.'
        " 2 more copies exist.",
        "Clamp is the same as clamp at lib/maths.py:31: change them together.",
        "Page.make_slug already exists at web/names.py:50 as make_slug: reuse it."
        ' Signature: make_slug(title, dash="_").',
    ]


def test_messages_are_one_harmless_line() -> None:
    for alert in alerts(HOSTILE_REPORT):
        assert printable(alert_message(alert)) == alert_message(alert)


@given(st.sets(st.integers(1, 200)))
def test_in_a_change_every_region_lies_in_the_added_lines(numbers: set[int]) -> None:
    added = tuple(LineRange(start=number, end=number) for number in sorted(numbers))
    files = tuple(replace(file, added=added) for file in CHANGE.files)
    for alert in alerts(replace(DIFF_REPORT, change=replace(CHANGE, files=files))):
        own = set(range(alert.function.lines.start, alert.function.lines.end + 1))
        assert alert.lines.start in own
        assert alert.lines.end in own
        assert not own & numbers or alert.lines.start in numbers
