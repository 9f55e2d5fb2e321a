"""Signatures of every function of the sources of `tests/languages`, and the odd ones."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.extract.functions import extract
from dupcheck.languages.reader import reader
from dupcheck.languages.table import LANGUAGES
from dupcheck.lines import LineRange
from dupcheck.records import Function, SourceFile
from dupcheck.reuse.signature import LONGEST, signature

SOURCES = Path(__file__).parent.parent / "languages"
EXPECTED = Path(__file__).parent / "signatures"


@pytest.mark.parametrize("language", [row for row in LANGUAGES if row != "notebook"])
def test_every_language(language: str, golden: Callable[[Path, str], None]) -> None:
    try:
        if not LANGUAGES[language].host:
            reader(language)
    except ModuleNotFoundError:
        pytest.skip(f"the grammar of {language} is not installed")
    lines = []
    for path in sorted((SOURCES / language).iterdir()):
        file = SourceFile(path=path.name, language=language, content=path.read_bytes())
        functions = extract(file).functions
        lines += [f"{f.name}  =>  {signature(f)}\n" for f in functions]
    golden(EXPECTED / f"{language}.txt", "".join(lines))


BODY = "{ return a + b * 2 + f(a, b); }"


@pytest.mark.parametrize(
    ("language", "source", "said"),
    [
        (
            "python",
            '@cached(key="a(")\ndef f(\n    a,  # the "first"\n    b="x # y",\n    *,\n'
            '    c: dict[str, int] = {},\n) -> str:\n    """Says."""\n    return a + b + c[a]\n',
            'def f(a, b="x # y", *, c: dict[str, int] = {}) -> str',
        ),
        (
            "java",
            f'class A {{ @Get("/(x") @Deprecated public int f(@Path("b") int a, int b) {BODY} }}',
            "public int A.f(int a, int b)",
        ),
        (
            "cpp",
            f"template <class T>\n[[nodiscard]] static T f(T a, T b = 1 /* one */) {BODY}",
            "static T f(T a, T b = 1)",
        ),
        (
            "csharp",
            f'class A {{ [HttpGet("[x]")] public int F([FromBody] int a, int b) {BODY} }}',
            "public int A.F(int a, int b)",
        ),
        (
            "rust",
            f"#[inline]\npub fn f<'a>(a: &'a str, b: u8) -> u8 {BODY}",
            "pub fn f<'a>(a: &'a str, b: u8) -> u8",
        ),
        (
            "typescript",
            f"export const f = async (a: 'x' | 'y', b = 1): Promise<void> => {BODY}",
            "f = async (a: 'x' | 'y', b = 1): Promise<void> =>",
        ),
        (
            "php",
            f"<?php #[Pure(1)] function f($a = 'x', $b = 2) {BODY}",
            "function f($a = 'x', $b = 2)",
        ),
        (
            "go",
            f"func (s *Set) f(a, b int) (int, error) {BODY}",
            "func (s *Set) f(a, b int) (int, error)",
        ),
    ],
)
def test_what_is_no_part_of_it(extracted, language: str, source: str, said: str) -> None:
    (function,) = extracted(source, "file", language)
    assert signature(function) == said


def test_a_long_one_is_cut(extracted) -> None:
    names = ", ".join(f"name_{number}" for number in range(90))
    (function,) = extracted(f"def f({names}):\n    return name_1 + name_2\n")
    said = signature(function)
    assert len(said) <= LONGEST
    assert said.startswith("def f(name_0, name_1, ")
    assert said.endswith("...")


def test_a_head_that_is_not_known_says_nothing(extracted) -> None:
    (function,) = extracted("def f(a, b):\n    return a + b * 2\n")
    assert signature(replace(function, head=0)) == ""


@given(
    st.text("()[]{}@#'\"`\\/*-!;: \n\0abf<>=.,", max_size=80),
    st.sampled_from(sorted(LANGUAGES)),
    st.sampled_from(["f", "A.f", "a.b.f", "operator.+", ""]),
)
def test_any_head_gives_one_line(head: str, language: str, name: str) -> None:
    function = Function(
        path="a", language=language, name=name, lines=LineRange(start=1, end=1),
        span=(0, 1), text=head, code="", size=1, digest="d", head=len(head),
    )  # fmt: skip
    said = signature(function)
    assert len(said) <= LONGEST
    assert not {"\n", "\0"} & set(said)
