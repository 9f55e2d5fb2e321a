import re
from dataclasses import replace

from diff_sample import DIFF_REPORT
from html_reader import Page
from sample import REPORT, SLUGIFY, TO_SLUG, function, related

from dupcheck.records import CloneType, Difference, Finding, Report
from dupcheck.report.alerts import Alert, alerts, by_finding
from dupcheck.report.html_finding import anchor, card, row, saved


def spoken(report: Report, at: int = 0) -> list[Alert]:
    return by_finding(alerts(report))[at]


def finding(*copies: str, kind: CloneType = CloneType.TYPE_3) -> Finding:
    keep = function("web/text.py", "slugify", SLUGIFY, line=12)
    found = (related(keep, function(path, "copy", TO_SLUG), kind, 0.9, 0.8) for path in copies)
    return Finding(keep=keep, fingerprint="ab12", copies=tuple(found))


def told(one: Finding, *, opened: bool = False) -> Page:
    return Page(card(spoken(replace(REPORT, findings=(one,))), "", opened=opened))


def test_a_card_of_a_scan_begins_with_what_to_keep() -> None:
    page = Page(card(spoken(REPORT), "", opened=True))
    assert page.texts["h3"] == ["slugify has 3 copies, some edited: make them one"]
    said = page.texts["summary"][0]
    assert "87\N{EN DASH}100% alike" in said
    assert "web/text.py:12" in said
    assert "exact copyrenamed copyedited copy3 copies26 lines" in said
    assert "documented; its module is named after what it does" in page.texts["dd"][0]


def test_a_card_of_a_change_begins_with_what_it_touched() -> None:
    page = Page(card(spoken(DIFF_REPORT), "", opened=True))
    said = "is the third copy of slugify at web/text.py:12: reuse it"
    assert page.texts["h3"] == [f"Post.slugify {said}; 1 more copy in this change"]
    who = [text for text in page.texts["p"] if "alike" in text]
    assert [text.split(":")[0] for text in who] == [
        "blog/models.py",
        "api/names.py",
        "web/legacy/text.py",
    ]
    assert ["in this change" in text for text in who] == [True, True, False]


def test_what_is_not_usual_is_said_in_the_summary() -> None:
    summaries = [
        Page(card(spoken(DIFF_REPORT, at), "", opened=False)).texts["summary"][0] for at in range(3)
    ]
    assert ["does not fail" in said for said in summaries] == [False, True, True]
    assert "known" in summaries[2]


def test_a_card_is_open_only_where_that_is_wished() -> None:
    one = finding("a.py")
    assert "open" in told(one, opened=True).elements[1][1]
    assert "open" not in told(one).elements[1][1]


def test_a_place_to_link_to_is_made_of_a_fingerprint_and_nothing_else() -> None:
    one = finding("a.py")
    assert anchor(one) == "f-ab12"
    page = told(one)
    assert page.of("id") == ["f-ab12"]
    assert [found["href"] for found in page.having("a")] == ["#f-ab12"]
    for fingerprint in ('x"y', "", "AB", "a b", "a\n", "a" * 65):
        other = replace(one, fingerprint=fingerprint)
        assert anchor(other) == ""
        assert told(other).of("id") == []


def test_equal_code_is_shown_once() -> None:
    keep = function("web/text.py", "slugify", SLUGIFY)
    copies = tuple(
        related(keep, function(f"{at}.py", "slugify", SLUGIFY), CloneType.TYPE_1, 1, 1)
        for at in range(4)
    )
    page = told(Finding(keep=keep, fingerprint="ab12", copies=copies))
    assert len(page.having("table")) == 1
    assert page.texts["summary"].count("Evidence") == 4


def test_copies_beyond_those_compared_are_named() -> None:
    page = told(finding(*(f"{at}.py" for at in range(300))))
    assert len(page.having("table")) == 6
    assert page.texts["summary"].count("Evidence") == 12
    assert "288 more copies" in page.texts["summary"]
    (others,) = page.texts["ul"]
    assert "12.py:1 edited copy, 90% alike, 80% sure" in others
    assert others.endswith("and 88 more copies")


def test_code_of_one_side_is_told_where_no_table_shows_it() -> None:
    change = Difference(kind="code", left="", right="only_here()", right_line=3)
    one = finding(*(f"{at}.py" for at in range(8)))
    copies = (
        replace(copy, verdict=replace(copy.verdict, differences=(change,))) for copy in one.copies
    )
    page = told(replace(one, copies=tuple(copies)))
    assert [text for text in page.texts["dd"] if "only_here()" in text] == [
        "only_here() (line 3)"
    ] * 2


def test_a_row_says_it_in_short() -> None:
    (alert, *_) = shown = spoken(REPORT)
    html = row(shown, "")
    page = Page(html)
    assert page.texts["td"][0] == "slugify web/text.py:12"
    assert page.texts["td"][1] == "web/legacy/text.py:3, blog/models.py:140 and 1 more"
    assert page.texts["td"][3] == "87\N{EN DASH}100%"
    assert page.elements[0][1] == {
        "id": f"f-{alert.finding.fingerprint}",
        "data-kinds": "type-1 type-2 type-3",
        "data-languages": "python",
        "data-standing": "new fails",
        "data-alike": "100",
        "data-copies": "3",
        "data-lines": "26",
    }
    assert saved(alert.finding) == 26


def test_ways_to_reach_a_function_have_lines_of_their_own() -> None:
    one = finding("a.py")
    reach = "from web.text import slugify\nslugify(...)"
    page = told(replace(one, copies=(replace(one.copies[0], reach=reach),)))
    assert re.findall("from web.text import slugify|slugify\\(...\\)", "|".join(page.texts["code"]))
    assert len(page.having("br")) == 1


def test_a_card_may_be_without_code() -> None:
    with_code = told(finding("a.py", "b.py"))
    without = Page(
        card(
            spoken(replace(REPORT, findings=(finding("a.py", "b.py"),))),
            "",
            opened=False,
            with_code=False,
        )
    )
    assert "Code" in with_code.texts["summary"]
    assert "Code" not in without.texts["summary"]
    assert "table" not in without.texts
    assert [text for text in without.texts["p"] if "a.py" in text]
