from dataclasses import replace

from diff_sample import DIFF_REPORT
from html_reader import Page
from sample import REPORT, report_of

from dupcheck import __version__
from dupcheck.records import Report, Skipped, SkipReason
from dupcheck.report.html_element import joined
from dupcheck.report.html_rest import footer, rest


def page(report: Report) -> Page:
    return Page(joined(rest(report, "")))


def test_what_is_kept_quiet_by_whom_and_why() -> None:
    found = page(DIFF_REPORT)
    assert found.texts["summary"] == [
        "2 suppressed",
        "1 suppression without effect",
        "1 left out: 1 syntax error",
        "What the words mean",
    ]
    assert found.texts["td"][:4] == [
        "api/names.py:30",
        "backoff lib/retry.py:4",
        "comment api/names.py:29",
        "the two will part soon",
    ]
    assert "ignore[web/gone.py:slug] -- old" in found.texts["td"]


def test_what_was_left_out_the_most_usual_reason_first() -> None:
    found = page(REPORT)
    said = "5 left out: 2 vendored, 1 generated, 1 minified, 1 syntax error"
    assert found.texts["summary"][0] == said
    assert found.texts["td"][:3] == ["api/schema_pb2.py", "generated", "its header says so"]
    assert "web/broken.py:17" in found.texts["td"]


def test_very_many_are_cut_and_counted() -> None:
    skipped = tuple(Skipped(path=f"{at}", reason=SkipReason.BINARY) for at in range(3000))
    (quiet, *_) = DIFF_REPORT.quiet
    copies = quiet.finding.copies * 9
    many = replace(quiet, finding=replace(quiet.finding, copies=copies))
    found = page(replace(report_of(skipped=skipped), quiet=(many,)))
    assert found.texts["p"] == ["and 2,000 more"]
    assert found.texts["td"][0] == "api/names.py:30" * 3 + "and 6 more copies"


def test_a_page_without_any_of_it_explains_its_words_alone() -> None:
    found = page(report_of())
    assert found.texts["summary"] == ["What the words mean"]
    assert found.texts["dt"][:2] == ["exact copy", "renamed copy"]


def test_the_footer_says_how_it_was_done() -> None:
    found = Page(footer(REPORT))
    told = dict(zip(found.texts["dt"], found.texts["dd"], strict=True))
    assert told["model"].startswith("builtin@")
    assert told["limits"] == "alike from 60% (50% across languages), sure from 50%"
    assert told["written by"] == f"dupcheck {__version__}"
