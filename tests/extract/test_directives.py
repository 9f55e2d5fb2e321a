"""Comments that speak to dupcheck, in every language, by the sources in `directives/`.

There a comment silences a function, because of "because", if and only if "quiet" is in its name.
"""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.extract.functions import extract
from dupcheck.languages.reader import reader
from dupcheck.languages.table import LANGUAGES
from dupcheck.records import Directive, Extraction, Function, SourceFile

_CASES = {path.stem.lower(): path for path in (Path(__file__).parent / "directives").iterdir()}
BODY = "return a + b * 2 - len(a)"
LINES = [
    *("# dupcheck: ignore -- x", "#dupcheck:ignore[", "    # dupcheck: ignore-file"),
    *("def f(a, b):", f"    {BODY}", "    def g(a, b): return a + b + a", "class A:", "@d"),
    *("x = 1  # dupcheck: ignore", '"""', ""),
]


def read(content: str | bytes, language: str = "python") -> Extraction:
    raw = content.encode() if isinstance(content, str) else content
    return extract(SourceFile(path="file", language=language, content=raw))


def silenced(result: Extraction) -> set[str]:
    return {function.name for function in result.functions if function.directives}


def is_quiet(function: Function) -> bool:
    return "quiet" in function.name.lower()


@pytest.mark.parametrize("name", LANGUAGES)
def test_exactly_the_quiet_functions_are_spoken_of(name: str) -> None:
    path = _CASES[name]
    try:
        if not LANGUAGES[name].host:
            reader(name)
    except ModuleNotFoundError:
        pytest.skip(f"the grammar of {name} is not installed")
    result = read(path.read_bytes(), name)
    wanted = {f.name: {"because"} if is_quiet(f) else set() for f in result.functions}
    assert {f.name: {d.reason for d in f.directives} for f in result.functions} == wanted
    assert [remark for remark in result.remarks if remark.line not in _vain(path)] == []
    assert set(map(is_quiet, result.functions)) == {True, False}


def _vain(path: Path) -> set[int]:
    """The lines of comments that speak of nothing, and say so."""
    lines = path.read_text("utf-8").split("\n")
    return {number for number, line in enumerate(lines, 1) if "in vain" in line}


@pytest.mark.parametrize(
    ("comment", "directive"),
    [
        ("# dupcheck: ignore -- why", Directive(line=1, reason="why")),
        ("#dupcheck:ignore--why", Directive(line=1, reason="why")),
        ("# dupcheck: ignore \N{EM DASH} why", Directive(line=1, reason="why")),
        ("# dupcheck: ignore", Directive(line=1)),
        ("# dupcheck: ignore  # noqa: S1", Directive(line=1)),
        ("# DupCheck: Ignore -- a -- b", Directive(line=1, reason="a -- b")),
        ("# dupcheck: ignore[a.py] -- why", Directive(line=1, target="a.py", reason="why")),
        ("# dupcheck: ignore [a--b.py:C.f]", Directive(line=1, target="a--b.py:C.f")),
        (
            "# dupcheck: ignore[x[ab].py:[]] -- w",
            Directive(line=1, target="x[ab].py:[]", reason="w"),
        ),
        ("# dupcheck: ignore-file -- why", Directive(line=1, reason="why")),
        ("# dupcheck: ignore-file[a.py]", Directive(line=1, target="a.py")),
        ("# pragma: no cover; # dupcheck: ignore -- why", Directive(line=1, reason="why")),
    ],
)
def test_what_a_comment_may_say(comment: str, directive: Directive) -> None:
    result = read(f"{comment}\ndef f(a, b):\n    {BODY}\n")
    assert result.functions[0].directives == (directive,)
    assert result.remarks == ()


@pytest.mark.parametrize(
    ("comment", "told"),
    [
        ("# dupcheck: ingore -- why", 'Did you mean "ignore"?'),
        ("# dupcheck: ignore_file -- why", 'Did you mean "ignore-file"?'),
        ("# dupcheck: disable", "Known: ignore, ignore-file."),
        ("# dupcheck: ignore because it is old", "is not understood"),
        ("# dupcheck: ignore[a.py -- why", "is not understood"),
        ("# dupcheck: ignore[] -- why", "is not understood"),
        ("# dup-check: ignore -- why", 'write "dupcheck: ignore -- REASON"'),
        ("# dupchekc: ignore -- why", 'write "dupcheck: ignore -- REASON"'),
        ("# dupcheck ignore -- why", 'write "dupcheck: ignore -- REASON"'),
        ("# dupcheck: ", "says nothing"),
    ],
)
def test_what_cannot_be_followed_is_told(comment: str, told: str) -> None:
    result = read(f"\n{comment}\ndef f(a, b):\n    {BODY}\n")
    assert silenced(result) == set()
    (remark,) = result.remarks
    assert (remark.path, remark.line) == ("file", 2)
    assert told in remark.text


@pytest.mark.parametrize(
    "comment",
    [
        "# dupcheck ignores what is generated",
        "# we run dupcheck: ignore lists are in the configuration",
        "# dupcheck - ignored files are counted",
        "# duplicates: ignore",
        "# see dupcheck.toml: ignore-pairs",
    ],
)
def test_prose_says_nothing(comment: str) -> None:
    result = read(f"{comment}\ndef f(a, b):\n    {BODY}\n")
    assert silenced(result) == set()
    assert result.remarks == ()


def test_what_speaks_of_no_function_is_told() -> None:
    source = f"# dupcheck: ignore -- why\nx = 1\n\ndef f(a, b):\n    {BODY}\n"
    (remark,) = read(source).remarks
    assert str(remark) == "file:1: dupcheck: ignore stands at no function"


def test_a_class_is_no_function() -> None:
    for language, source in {
        "python": f"# dupcheck: ignore -- why\nclass A:\n    def f(self, a, b):\n        {BODY}\n",
        "java": "// dupcheck: ignore -- why\nclass A { int f(int a, int b) { return a + b * 2; } }",
        "javascript": "/* dupcheck: ignore */ class A { f(a, b) { return a + b * 2 - a; } }",
    }.items():
        result = read(source, language)
        assert silenced(result) == set(), language
        assert len(result.remarks) == 1, language


def test_a_file_is_silenced_from_anywhere_but_inside_a_function() -> None:
    functions = f"def f(a, b):\n    {BODY}\n\ndef g(a, b):\n    {BODY} + 1\n"
    for source in (
        f"# dupcheck: ignore-file -- why\n{functions}",
        f"{functions}\n# dupcheck: ignore-file",
    ):
        assert silenced(read(source)) == {"f", "g"}
    inside = read(f"def f(a, b):\n    # dupcheck: ignore-file -- why\n    {BODY}\n")
    assert silenced(inside) == set()
    assert "only outside of functions" in inside.remarks[0].text


def test_a_file_is_all_of_its_parts() -> None:
    page = (
        "<script>function f(a, b) { return a + b * 2 - a; }</script>\n"
        "<script>\n// dupcheck: ignore-file -- why\n</script>"
    )
    (function,) = read(page, "html").functions
    assert function.directives == (Directive(line=3, reason="why"),)


@pytest.mark.parametrize("language", ["html", "vue", "svelte"])
def test_a_page_is_silenced_by_a_comment_of_its_own(language: str) -> None:
    script = "<script>function f(a, b) { return a + b * 2 - a; }</script>"
    page = f"<p>text</p>\n<!--\n  dupcheck: ignore-file -- why -->\n{script}"
    (function,) = read(page, language).functions
    assert function.directives == (Directive(line=3, reason="why"),)
    wrong = read(f"<!-- dupcheck: ignore -- why -->\n{script}", language)
    assert silenced(wrong) == set()
    assert str(wrong.remarks[0]) == "file:1: dupcheck: ignore has to stand in the script"
    (string,) = read(
        f"{script}<script>'<!-- dupcheck: ignore-file -->'</script>", language
    ).functions
    assert string.directives == ()


def test_what_is_nested_is_silenced_along() -> None:
    source = (
        "# dupcheck: ignore -- outer\ndef f(a, b):\n"
        f"    # dupcheck: ignore[x.py] -- inner\n    def g(b):\n        {BODY}\n    return g(b)\n"
    )
    result = read(source)
    assert {f.name: [d.reason for d in f.directives] for f in result.functions} == {
        "f": ["outer"],
        "f.g": ["outer", "inner"],
    }


def test_several_comments_speak_of_one_function() -> None:
    comments = "# dupcheck: ignore[a.py] -- one\n# dupcheck: ignore[b.py] -- two\n"
    source = f"{comments}\ndef f(a, b):\n    {BODY}\n"
    assert [d.target for d in read(source).functions[0].directives] == ["a.py", "b.py"]


@settings(max_examples=60, deadline=None)
@given(
    above=st.integers(0, 3),
    between=st.lists(
        st.sampled_from(["", "# text", "@decorated", "@called(1,\n    2)"]), max_size=4
    ),
    ending=st.sampled_from(["\n", "\r\n"]),
    indent=st.sampled_from(["    ", "  ", "\t"]),
)
def test_layout_and_moves_lose_no_directive(above, between, ending, indent) -> None:
    lines = [
        *["x = 1"] * above,
        "# dupcheck: ignore -- why",
        *between,
        "def f(a, b):",
        f"{indent}{BODY}",
        "",
        "def g(a, b):",
        f"{indent}{BODY}",
    ]
    result = read(ending.join(lines))
    assert silenced(result) == {"f"}
    assert result.remarks == ()
    assert len({function.digest for function in result.functions}) == 2


def test_thousands_of_directives_cost_little_and_are_cut_short() -> None:
    source = "# dupcheck: ignore -- why\n" * 30_000 + f"def f(a, b):\n    {BODY}\n"
    result = read(source)
    assert len(result.functions[0].directives) == 100
    assert [r.text for r in result.remarks] == ["only the first 1,000 directives count"]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(LINES), max_size=14),
    st.sampled_from(["python", "javascript", "c", "haskell", "ocaml"]),
)
def test_no_arrangement_is_too_much(lines: list[str], language: str) -> None:
    result = read("\n".join(lines), language)
    for function in result.functions:
        for directive in function.directives:
            assert "dupcheck" in lines[directive.line - 1]
