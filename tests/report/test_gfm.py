import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rendered import Page
from sample import SLUGIFY, function

from dupcheck.report.gfm import code, fence, html_code, html_prose, place, prose, row
from dupcheck.report.safe import printable

SPECIAL = (
    "`", "``", "|", "\\", "<b>", "-->", "&lt;", "[a](b)", "![i](j)", "@ada", "#1", "*", "_",
    "http://x.org", "www.x.org", "a@b.org", "1.", "2)", "-", "+", "#", "> ", ":tada:", "~~",
    "$x$", "word", "0123456789abcdef", "GH-1", "\u202e", "\n", "\t", "    ", "</details>",
)  # fmt: skip
TEXT = st.text(st.characters(exclude_categories=()), max_size=60) | st.lists(
    st.sampled_from(SPECIAL), max_size=8
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts)))
LINKED = re.compile(r"[@#!~$&]\w|https?:|www\.\w|\w@\w|GH-\d|[0-9a-f]{7}|:\w+:", re.IGNORECASE)
"""What forges make a link, a mention or a picture of, in text that is rendered already."""


def shown(text: str) -> str:
    return printable(text) or " "


@given(TEXT)
def test_code_shows_the_text_and_nothing_else(text: str) -> None:
    page = Page(f"a {code(text)} b\n")
    assert page.tags == {"p": 1, "code": 1}
    assert page.code == [shown(text)]
    assert page.text == "a  b\n"


@given(st.lists(TEXT, min_size=3, max_size=3))
def test_a_cell_holds_whatever_is_in_it(texts: list[str]) -> None:
    table = [row(["x", "y", "z"]), row(["---"] * 3), row(map(code, texts)), row(["e", "f", "g"])]
    page = Page("\n".join(table) + "\n")
    assert (page.tags["tr"], page.tags["th"], page.tags["td"]) == (3, 3, 6)
    assert page.code == [shown(text).replace("|", "\\x7c") for text in texts]
    assert set(page.tags) == {"table", "thead", "tbody", "tr", "th", "td", "code"}


@pytest.mark.parametrize("before", ["", "- ", "  - ", "a\n\n- b\n  - "])
@given(TEXT)
def test_prose_is_text_and_code_only(before: str, text: str) -> None:
    page = Page(f"{before}{prose(text)}\n")
    assert set(page.tags) <= {"p", "code", "ul", "li"}
    assert page.tags["li"] == before.count("- ")
    assert not LINKED.search(page.text)
    everything = "".join(page.code) + page.text.replace("b\n", "", 1 if "b" in before else 0)
    letters = sorted(re.sub(r"\s", "", everything))
    assert letters == sorted(re.sub(r"\s", "", printable(text) + ("a" if "a" in before else "")))


@given(TEXT)
def test_the_same_holds_within_html(text: str) -> None:
    page = Page(f"<details><summary>{html_code(text)}</summary>\n\nb\n\n</details>\n")
    assert page.tags == {"details": 1, "summary": 1, "code": 1, "p": 1}
    assert page.code == [printable(text)]
    page = Page(f"<details><summary>{html_prose(text)}</summary>\n\nb\n\n</details>\n")
    assert set(page.tags) <= {"details", "summary", "code", "p"}
    assert (page.tags["details"], page.tags["summary"], page.tags["p"]) == (1, 1, 1)
    assert not LINKED.search(page.text)


@given(st.lists(TEXT, max_size=5), st.sampled_from(["python", "c++", "x\n", "a b", ""]))
def test_a_fence_ends_where_we_end_it(lines: list[str], language: str) -> None:
    page = Page("\n".join([*fence(lines, language), "", "after"]) + "\n")
    assert page.tags == {"pre": 1, "code": 1, "p": 1}
    assert page.code == ["".join(f"{printable(line)}\n" for line in lines)]
    assert page.text.strip() == "after"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("has a renamed copy limit: make them one", "has a renamed copy limit: make them one"),
        ("drop a.b, (go 1,204) it's 99% sure.", "drop `a.b`, (go 1,204) it's 99% sure."),
        ("@ada #1 deadbeef 1234567", "`@ada` `#1` `deadbeef` `1234567`"),
        ("(in a/b.c (see d/)), f(x).", "(in `a/b.c` (see `d/`)), `f(x)`."),
        ("1) x 1) 2.", "`1)` x 1) 2."),
        ("", "` `"),
    ],
)
def test_only_plain_words_stand_as_they_are(text: str, said: str) -> None:
    assert prose(text) == said


def test_places_are_linked_where_the_forge_is_known() -> None:
    here = function("a b|c.py", "f", SLUGIFY, line=3)
    assert place(here, "") == "`a b|c.py:3`"
    base = "https://git.example/o/r/blob/1/"
    assert place(here, base) == f"[`a b|c.py:3`]({base}a%20b%7Cc.py#L3-L11)"
    long = function("n" * 5000, "f", SLUGIFY)
    assert place(long, base) == f"`{'n' * 299}…`"
