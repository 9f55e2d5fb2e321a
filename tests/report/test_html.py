import re
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from cases import CASES, LINKS
from diff_sample import DIFF_REPORT
from hostile_sample import HOSTILE, HOSTILE_REPORT
from html_reader import Page
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import SLUGIFY, function, related, report_of

from dupcheck.records import (
    CloneType,
    Finding,
    Parameter,
    Quiet,
    Report,
    Silencer,
    Skipped,
    SkipReason,
    Unused,
)
from dupcheck.report import html
from dupcheck.report.html import render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"
OPTIONS = ReportOptions(links=LINKS)
TAGS = {
    "a", "article", "body", "br", "button", "code", "col", "colgroup", "dd", "details", "div",
    "dl", "dt", "footer", "form", "h1", "h2", "h3", "head", "header", "html", "input", "kbd",
    "label", "li", "link", "main", "mark", "meta", "ol", "option", "p", "rect", "script",
    "section", "select", "small", "span", "strong", "style", "summary", "svg", "table", "tbody",
    "td", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "aria-hidden", "aria-label", "autocomplete", "charset", "checked", "class", "colspan",
    "content", "data-alike", "data-copies", "data-kinds", "data-languages", "data-lines",
    "data-standing", "height", "hidden", "href", "http-equiv", "id", "lang", "max", "media",
    "min", "name", "open", "placeholder", "preserveaspectratio", "rel", "role", "scope", "step",
    "title", "type", "value", "viewbox", "width", "x", "y",
}  # fmt: skip
OUR_IDS = {
    "alike", "collapse", "count", "expand", "filter", "findings", "keys", "kind", "language",
    "path", "sort", "standing", "text", "view",
}  # fmt: skip


@pytest.mark.parametrize("case", ["scan", "diff"])
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    page = render(CASES[case], OPTIONS)
    # Without our own files, which are the same in every page.
    body = page[page.index("<body>") : page.index("<script>")]
    golden(EXPECTED / f"page-{case}.html", body)


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_a_page_has_our_elements_and_no_other(report: Report) -> None:
    text = render(report, OPTIONS)
    page = Page(text)
    assert page.tags() <= TAGS
    assert {name for _, attributes in page.elements for name in attributes} <= ATTRIBUTES
    assert not page.comments
    assert page.declarations == ["DOCTYPE html"]
    assert len(page.having("script")) == 1
    assert len(page.having("style")) == 2
    ids = page.of("id")
    assert len(ids) == len(set(ids))
    assert all(one in OUR_IDS or re.fullmatch("f-[0-9a-f]+", one) for one in ids)
    assert len([one for one in ids if one not in OUR_IDS]) == len(report.findings)


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
@pytest.mark.parametrize("links", ["", LINKS])
def test_a_page_leads_to_itself_and_to_the_forge(report: Report, links: str) -> None:
    page = Page(render(report, ReportOptions(links=links)))
    ids = set(page.of("id"))
    addresses = [one["href"] for one in page.having("a")]
    assert all(one[1:] in ids if one[0] == "#" else one.startswith(LINKS) for one in addresses)
    assert any(one.startswith(LINKS) for one in addresses) is bool(links and report.findings)
    assert [one["href"][:19] for one in page.having("link")] == ["data:image/svg+xml,"]
    assert not page.of("src")


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_a_browser_may_run_our_script_and_nothing_else(report: Report) -> None:
    page = Page(render(report, OPTIONS))
    (meta,) = page.having("meta", **{"http-equiv": "Content-Security-Policy"})
    policy = dict(part.split(" ", 1) for part in meta["content"].split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": hashed(page.texts["script"]),
        "style-src": hashed(page.texts["style"]),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def hashed(texts: list[str]) -> str:
    digests = (b64encode(sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


@pytest.mark.parametrize("report", [*CASES.values(), HOSTILE_REPORT])
def test_nothing_in_it_is_hidden_or_speaks_to_a_runner(report: Report) -> None:
    for line in render(report, OPTIONS).split("\n"):
        assert all(character.isprintable() or character == "\u3000" for character in line)
        assert not line.strip().startswith("::")
        assert not re.search(r"##\w*\[", line)


@pytest.mark.parametrize(
    "name", [one.name for one in (Path(html.__file__).parent / "page").iterdir()]
)
def test_our_own_files_are_plain_and_ask_for_nothing(name: str) -> None:
    text = (Path(html.__file__).parent / "page" / name).read_bytes().decode("ascii")
    assert "http" not in text
    assert "url(" not in text
    assert "@import" not in text
    assert "</" not in text
    assert "innerHTML" not in text
    assert "eval" not in text


ANYTHING = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\r:#|`<&>;]\"'/!-"), max_size=20
)


def told(path: str, name: str, reason: str) -> Report:
    keep = function(f"a/{path}", f"a{name}", SLUGIFY)
    copy = function(f"b/{path}", f"b{name}", SLUGIFY.replace("words", "found"), line=9)
    found = replace(
        related(keep, copy, CloneType.TYPE_2, 0.9, 0.9),
        reach=f"x{reason}".replace("\n", " "),
        parameters=(Parameter(kind="value", left=reason, right=name),),
    )
    finding = Finding(
        keep=keep, fingerprint="0f", copies=(found,), why_keep=f"x{reason}", signature=f"x{name}"
    )
    return replace(
        report_of(finding, skipped=[Skipped(path=path, reason=SkipReason.BINARY, detail=reason)]),
        notices=(reason,),
        quiet=(Quiet(finding=finding, by=Silencer.COMMENT, where=f"x{path}", reason=reason),),
        unused=(Unused(where=path, text=reason),),
    )


PLAIN = Page(render(told("x", "x", "x"), ReportOptions())).skeleton()


@given(ANYTHING, ANYTHING, ANYTHING)
@settings(max_examples=60)
def test_no_text_changes_the_structure(path: str, name: str, reason: str) -> None:
    assert Page(render(told(path, name, reason), ReportOptions())).skeleton() == PLAIN


def test_everything_hostile_can_be_read() -> None:
    page = Page(render(HOSTILE_REPORT, ReportOptions()))
    names = "\n".join(page.texts["code"])
    assert "<script>alert(1)</script>" in names
    assert HOSTILE[13] in names
    assert "\\u202efdp.exe\\u2066" in names
    assert "caf\\xe9" in names


def test_it_is_whole_without_its_script() -> None:
    page = Page(render(DIFF_REPORT, OPTIONS))
    shown = page.texts["body"][0]
    for said in (
        "4 functions of this change exist elsewhere.",
        "Change main...HEAD at c0dec0dec0de",
        "the history is shallow: two more commits were fetched",
        "the flagship cannot be loaded: the builtin model decided",
        "Post.slugify is the third copy of slugify at web/text.py:12: reuse it",
        "called by 7 functions",
        'slugify(text, sep="-")',
        "from web.text import slugify",
        'a parameter: "-" or "_"',
        "new, does not fail",
        "the two will part soon",
        "ignore[web/gone.py:slug] -- old",
        "web/broken.py:17",
        "alike from 60% (50% across languages), sure from 50%",
    ):
        assert said in shown
    hidden = [attributes for _, attributes in page.elements if "hidden" in attributes]
    assert [one["id"] for one in hidden] == ["filter"]


def test_a_clean_page_says_so_and_has_nothing_to_filter() -> None:
    page = Page(render(CASES["empty"], OPTIONS))
    assert page.texts["h1"] == ["No duplicates found."]
    assert not page.having("form")
    assert not page.having("article")


def many(number: int, copies: int = 1) -> Report:
    findings = []
    for at in range(number):
        keep = function(f"web/text{at}.py", f"keep{at}", SLUGIFY)
        found = (
            function(f"api/text{at}_{one}.py", f"copy{at}", SLUGIFY + "\n    return 1")
            for one in range(copies)
        )
        judged = tuple(related(keep, one, CloneType.TYPE_4, 0.9, 0.9) for one in found)
        findings.append(Finding(keep=keep, fingerprint=f"{at:016x}", copies=judged))
    return report_of(*findings)


def test_beyond_a_budget_findings_stand_in_short_and_then_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(html, "_CARDS", 40_000)
    monkeypatch.setattr(html, "_ROWS", 20_000)
    text = render(many(100), OPTIONS)
    page = Page(text)
    cards, rows = len(page.having("article")), len(page.having("tr", **{"data-alike": "90"}))
    assert cards > 5
    assert rows > 20
    assert f"{100 - cards} more findings in short" in text
    assert f"{100 - cards - rows} more findings left out here" in text
    assert len([one for one in page.of("id") if one.startswith("f-")]) == cards + rows
    assert len(text) < 100_000


def test_a_finding_with_thousands_of_copies_stays_small() -> None:
    text = render(many(1, 5000), OPTIONS)
    assert len(text) < 200_000
    assert "5,000 copies" in text
    assert "and 4,788 more copies" in text


def test_equal_reports_give_equal_bytes() -> None:
    assert render(DIFF_REPORT, OPTIONS) == render(replace(DIFF_REPORT), OPTIONS)
