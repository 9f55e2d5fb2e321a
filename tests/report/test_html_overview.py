from dataclasses import replace

from diff_sample import DIFF_REPORT
from html_reader import Page
from sample import REPORT, report_of

from dupcheck.report.html_overview import header, overview


def figures(page: Page) -> dict[str, str]:
    return dict(zip(page.texts["dt"], page.texts["dd"], strict=True))


def test_the_header_says_what_it_is_about() -> None:
    page = Page(header(DIFF_REPORT))
    assert page.texts["h1"] == ["4 functions of this change exist elsewhere."]
    assert page.texts["p"] == ["dupcheck Change main...HEAD at c0dec0dec0de"]
    assert page.texts["li"] == [
        "the history is shallow: two more commits were fetched",
        "the flagship cannot be loaded: the builtin model decided",
    ]
    page = Page(header(REPORT))
    assert page.texts["p"] == ["dupcheck The whole repository"]
    assert "li" not in page.texts


def test_many_notices_are_cut_and_counted() -> None:
    page = Page(header(replace(REPORT, notices=tuple(f"notice {at}" for at in range(60)))))
    assert page.texts["li"][49:] == ["notice 49", "and 10 more notices"]


def test_figures() -> None:
    assert figures(Page(overview(REPORT))) == {
        "findings": "2",
        "failing": "2",
        "lines in copies": "35",
        "files with copies": "4",
    }
    told = figures(Page(overview(DIFF_REPORT)))
    assert (told["failing"], told["known"], told["suppressed"]) == ("1", "1", "2")


def test_the_bar_of_kinds_is_as_wide_as_it_is_long() -> None:
    page = Page(overview(REPORT))
    parts = page.having("rect")
    assert [one["class"] for one in parts] == ["type-1", "type-2", "type-3", "cross-language"]
    assert [int(one["x"]) for one in parts] == [0, 250, 500, 750]
    assert int(parts[-1]["x"]) + int(parts[-1]["width"]) == 1000
    assert page.texts["li"][0] == "exact copy1Call the function that exists and drop the copy."


def test_files_with_the_most_copied_lines_come_first() -> None:
    rows = Page(overview(DIFF_REPORT)).texts["tr"][1:]
    assert rows == [
        "blog/models.py217",
        "api/names.py19",
        "server/maths.go19",
        "web/legacy/text.py19",
    ]


def test_without_findings_there_is_nothing_to_draw() -> None:
    page = Page(overview(report_of()))
    assert not page.having("svg")
    assert not page.having("table")
