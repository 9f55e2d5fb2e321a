import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.safe import (
    clipped,
    columns,
    cut,
    inert,
    one_line,
    padded,
    printable,
    units,
)

ANYTHING = st.text(st.characters(exclude_categories=()))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ascii\\path", "plain ascii\\path"),
        ("café 日本語 ñ", "café 日本語 ñ"),
        ("\x1b[31mred", r"\x1b[31mred"),
        ("a\nb\r\tc\x00", r"a\x0ab\x0d\x09c\x00"),
        ("\u202egnp.exe", r"\u202egnp.exe"),
        ("zero\u200bwidth", r"zero\u200bwidth"),
        ("\x9b31m", r"\x9b31m"),
        ("caf\udce9", r"caf\xe9"),
        ("\ud800", r"\ud800"),
        ("\U000e0041", r"\U000e0041"),
        ("a\u2028b\u2029c", r"a\u2028b\u2029c"),
        ("##[add-mask]x ##vso[task.x]", r"#\x23[add-mask]x #\x23vso[task.x]"),
        ("## heading", "## heading"),
    ],
)
def test_what_is_shown(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(ANYTHING)
def test_anything_becomes_printable_text_that_every_encoding_of_unicode_takes(text: str) -> None:
    shown = printable(text)
    assert shown.isprintable() or all(
        unicodedata.category(c) == "Zs" for c in shown if not c.isprintable()
    )
    shown.encode("utf-8")
    assert printable(shown) == shown


@given(ANYTHING)
def test_no_runner_takes_a_line_for_a_command(text: str) -> None:
    line = inert(printable(text))
    assert not line.strip().startswith("::")
    assert "##[" not in line


@given(ANYTHING, st.integers(min_value=3, max_value=30), st.booleans())
def test_clipping_never_exceeds_the_limit(text: str, limit: int, unicode: bool) -> None:
    shown = printable(text)
    cut = clipped(shown, limit, unicode=unicode)
    assert columns(cut) <= limit
    assert cut == shown or cut.endswith("…" if unicode else "...")
    assert columns(padded(cut, limit)) == limit


def test_code_on_one_line() -> None:
    assert one_line("if x:\n    return  1", 40) == "if x: return 1"
    assert one_line("return something_long", 12) == "return some…"
    assert columns("日本") == 4
    assert columns("e\u0301") == 1


@given(st.text(st.characters(exclude_categories=("Cs",))), st.integers(1, 40))
def test_a_cut_text_fits_and_is_a_beginning(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert units(short) <= limit
    assert short == text or text.startswith(short.removesuffix("…"))


def test_a_pair_of_surrogates_is_cut_as_one() -> None:
    assert cut("a\U0001f600b", 3) == "a…"
    assert cut("a\U0001f600", 3) == "a\U0001f600"
