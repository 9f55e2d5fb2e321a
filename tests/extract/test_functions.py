import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.extract.functions import SMALLEST, extract
from dupcheck.languages.table import LANGUAGES
from dupcheck.records import Extraction, SkipReason, SourceFile

BODY = "return a + b * 2 - len(a)"


def read(content: bytes | str, language: str = "python") -> Extraction:
    raw = content.encode() if isinstance(content, str) else content
    return extract(SourceFile(path="file", language=language, content=raw))


def names(result: Extraction) -> list[str]:
    return [function.name for function in result.functions]


def test_a_function_knows_its_place_text_and_tokens() -> None:
    result = read(f"x = 1\n\n\ndef total(a, b):\n    {BODY}\n")
    (total,) = result.functions
    assert (total.name, total.place, str(total.lines)) == ("total", "file:4", "4-5")
    assert total.text == f"def total(a, b):\n    {BODY}"
    assert total.code.split("\n")[0] == "kdef itotal o( ia o, ib o) o:"
    assert total.size == len(total.code.split())
    assert result.skipped == ()


def test_the_head_of_a_function_ends_where_its_body_begins() -> None:
    (total,) = read(f"@cached\ndef größe(a, b=1):\n    {BODY}\n").functions
    assert total.text[: total.head].rstrip() == "def größe(a, b=1):"
    clauses = read("area 0 b = 0\narea a b = a * b * 2\n", "haskell").functions
    assert [f.text[: f.head].rstrip() for f in clauses] == ["area 0 b"]
    (subroutine,) = read(
        "subroutine scale(x, f)\n  real :: x, f\n  x = x * f * f + 1\nend subroutine\n", "fortran"
    ).functions
    assert subroutine.text[: subroutine.head].rstrip() == "subroutine scale(x, f)"


def test_functions_come_in_the_order_of_their_spans() -> None:
    source = (
        "def a(x):\n  def b(y):\n    return [y, y, y]\n  return b(x)\ndef c(z): return z + z + z\n"
    )
    functions = read(source).functions
    assert [f.name for f in functions] == ["a", "a.b", "c"]
    assert [f.span for f in functions] == sorted(f.span for f in functions)


def test_tiny_functions_are_not_counted() -> None:
    assert names(read("def f(): pass\n")) == []
    assert read(f"def f(a, b): {BODY}").functions[0].size >= SMALLEST


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_encodings_that_say_what_they_are(encoding: str) -> None:
    text = f"# Füllung\ndef größe(a, b):\n    {BODY}\n"
    raw = text.encode(encoding)
    if encoding == "utf-16-be":
        raw = b"\xfe\xff" + raw
    (function,) = read(raw).functions
    assert function.name == "größe"
    assert str(function.lines) == "2-3"
    if encoding == "utf-8-sig":
        assert raw[slice(*function.span)].decode() == function.text


def test_invalid_utf8_costs_nothing() -> None:
    raw = b"# \xff\xfe\ndef f(a, b):\n    s = '" + b"\xe4\xf6'\n    " + BODY.encode()
    assert names(read(raw + b"\n")) == ["f"]
    c = b'/* \xe9 */ int f(int a) { return g(a, "\xe9t\xe9") + a; } int h(int a) { return a*a+1; }'
    assert names(read(c, "c")) == ["f", "h"]


def test_lines_end_at_line_feeds_only() -> None:
    source = f"s = '\u2028\x85'\n\x0c\ndef f(a, b):\r\n    t = '\x0b\x1c'\r\n    {BODY}\r\n"
    (function,) = read(source).functions
    assert str(function.lines) == "3-5"


def test_a_nul_byte_does_not_hide_the_rest() -> None:
    result = read(f"x = '\0'\ndef f(a, b):\n    {BODY}\n")
    assert names(result) == ["f"]


@pytest.mark.parametrize("content", [b"", b"\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xff"])
@pytest.mark.parametrize("language", ["python", "c", "html", "notebook"])
def test_nothing_is_nothing(language: str, content: bytes) -> None:
    assert read(content, language).functions == ()


@pytest.mark.parametrize("language", ["python", "javascript", "c", "cpp"])
@pytest.mark.parametrize("hostile", ["{(" * 150_000, "(" * 30_000, "`${" * 20_000, "-" * 50_000])
def test_hostile_files_end_within_a_budget_of_steps(language: str, hostile: str) -> None:
    result = read(hostile, language)
    assert result.functions == ()
    assert {skip.reason for skip in result.skipped} <= {
        SkipReason.TOO_SLOW,
        SkipReason.SYNTAX_ERROR,
    }


def test_deep_nesting_needs_no_stack() -> None:
    nested = "x = " + "(" * 5_000 + "1" + ")" * 5_000 + f"\ndef f(a, b):\n    {BODY}\n"
    assert names(read(nested)) == ["f"]
    deep = "".join(f"{' ' * i}def f(a, b):\n" for i in range(100)) + " " * 100 + BODY
    assert 0 < len(read(deep).functions) < 20


def test_a_syntax_error_costs_the_broken_function_and_is_counted() -> None:
    broken = "int b(int a) { return a )) ] ] a b c d e; }\n"
    result = read(
        "int a(int a) { return a + a + 1; }\n" + broken + "int c(int a) { return a * a; }\n", "c"
    )
    assert names(result) == ["a", "c"]
    (skip,) = result.skipped
    assert (skip.reason, skip.detail, skip.line) == (SkipReason.SYNTAX_ERROR, "b", 2)


def test_an_unclosed_brace_is_counted_and_costs_no_whole_file() -> None:
    function = "int f%d(int a) {\n  if (a) {\n    use(a, %d);\n  }\n  return a + %d;\n}\n\n"
    whole = [function % (i, i, i) for i in range(20)]
    whole[10] = whole[10].replace("  }\n", "", 1)
    result = read("".join(whole), "c")
    assert len(result.functions) >= 18


def test_a_grammar_that_is_not_installed_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    missing = LANGUAGES["lua"].__class__(
        name="absent", grammar="tree_sitter_absent", extensions=(".absent",)
    )
    monkeypatch.setitem(LANGUAGES, "absent", missing)
    (skip,) = read("x", "absent").skipped
    assert skip.reason is SkipReason.NO_GRAMMAR
    assert "tree_sitter_absent" in skip.detail


def test_the_noise_of_export_macros_is_blanked_but_stays_in_the_text() -> None:
    source = "class LIB_EXPORT A : public B {\npublic:\n  int f(int a) { return a + a + 1; }\n};\n"
    (method,) = read(source, "cpp").functions
    assert (method.name, method.lines.start) == ("A.f", 3)


WORDS = st.sampled_from(["total", "item", "x", "value_2", "größe"])
EXPRESSIONS = st.recursive(
    WORDS | st.integers(0, 99).map(str) | st.sampled_from(["'text # no'", '"a\\"b"']),
    lambda inner: st.tuples(inner, st.sampled_from([" + ", " * ", " or "]), inner).map("".join),
    max_leaves=6,
)


@st.composite
def functions(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """The lines of a Python function, some with comments or functions of their own."""
    lines = [f"def {draw(WORDS)}(a, b, *rest):"]
    for _ in range(draw(st.integers(1, 3))):
        if depth < 2 and draw(st.integers(0, 3)) == 0:
            lines += ["    " + line for line in draw(functions(depth + 1))]
        else:
            lines.append(f"    {draw(WORDS)} = use({draw(EXPRESSIONS)}, a, b)")
    return [*lines, f"    return {draw(EXPRESSIONS)}"]


SOURCES = st.lists(functions(), min_size=1, max_size=3).map(
    lambda every: "\n\n".join("\n".join(lines) for lines in every) + "\n"
)


@settings(max_examples=40, deadline=None)
@given(SOURCES)
def test_a_function_is_its_lines_in_the_file(source: str) -> None:
    raw = source.encode()
    for function in read(raw).functions:
        assert raw[slice(*function.span)].decode() == function.text
        lines = source.split("\n")[function.lines.start - 1 : function.lines.end]
        assert "\n".join(lines).strip() == function.text
        assert function.code.count("\n") == function.text.count("\n")


@settings(max_examples=40, deadline=None)
@given(SOURCES | st.text("{}()[]:;\"'`\\/*#=>\n ab", max_size=60), st.sampled_from([*"abcde"]))
def test_two_functions_nest_or_are_apart(source: str, pick: str) -> None:
    language = dict(zip("abcde", ("python", "javascript", "c", "cpp", "rust"), strict=True))[pick]
    found = read(source, language).functions
    for left in found:
        for right in found:
            apart = left.span[1] <= right.span[0] or right.span[1] <= left.span[0]
            assert apart or left.contains(right) or right.contains(left)


@settings(max_examples=40, deadline=None)
@given(SOURCES, st.sampled_from(["\n", "\r\n"]), st.sampled_from([" ", "  ", "\t"]), WORDS)
def test_digests_ignore_layout_and_comments(source: str, end: str, by: str, word: str) -> None:
    lines = source.rstrip("\n").split("\n")
    other = (
        "if a:"
        + end
        + end.join(
            f"{by}{line.replace('    ', by)}  # {word}" if line else f"{by}# {word} '"
            for line in lines
        )
    )
    before, after = read(source), read(other + end)
    assert [f.digest for f in before.functions] == [f.digest for f in after.functions]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(sorted(n for n in LANGUAGES if n != "sql")))
def test_any_bytes_are_survived(content: bytes, language: str) -> None:
    for function in read(content, language).functions:
        assert function.lines.end <= content.count(b"\n") + 1


def test_comments_behind_a_function_are_not_part_of_it() -> None:
    source = b"""object Sums {
  def add(items: List[Int]): Int =
    items.foldLeft(0)((total, item) => total + item)

  /** The largest, or zero. */
  // Not the smallest.
  def most(items: List[Int]): Int =
    items.foldLeft(0)((total, item) => total max item)
}
"""
    found = extract(SourceFile(path="Sums.scala", language="scala", content=source)).functions
    assert [(f.name, f.lines.start, f.lines.end) for f in found] == [
        ("Sums.add", 2, 3),
        ("Sums.most", 7, 8),
    ]
    assert all(f.text == f.text.rstrip() for f in found)
