import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

from dupcheck.suppress.pattern import LONGEST, PatternError, name_pattern, path_pattern


@pytest.mark.parametrize(
    ("pattern", "meant", "not_meant"),
    [
        ("src/legacy/", ["src/legacy/a.py", "src/legacy/b/c.py"], ["src/legacy", "x/src/legacy/a"]),
        ("legacy", ["legacy", "a/legacy/b.py", "a/legacy"], ["legacy.py", "a/old_legacy/b"]),
        ("/legacy", ["legacy/b.py"], ["a/legacy/b.py"]),
        ("./legacy", ["legacy/b.py"], ["a/legacy", "legacies"]),
        ("gen/**", ["gen/a"], ["b/gen/a", "gen"]),
        ("**/", ["a/b"], ["a"]),
        ("**/**", ["a/b", "a"], []),
        ("*.py", ["a.py", "b/c.py", "b.py/c"], ["a.pyi"]),
        ("src/*.py", ["src/a.py", "src/a.py/b"], ["src/b/a.py"]),
        ("src/**/a.py", ["src/a.py", "src/b/a.py", "src/b/c/a.py"], ["a.py", "src/ba.py"]),
        ("**/gen/**", ["gen/a", "b/gen/c/d"], ["gen", "b/gen"]),
        ("a?c", ["abc", "x/axc"], ["ac", "abbc"]),
        ("[a-c]x[!0-9]", ["axb", "cx_"], ["dxb", "ax0"]),
        ("[]a]", ["]", "a"], ["b"]),
        ("[a-]", ["-", "a"], ["b"]),
        (r"\[id\]/page.ts", ["[id]/page.ts"], ["i/page.ts"]),
        (r"\*", ["*"], ["a"]),
        ("a b:c", ["a b:c"], ["a b"]),
    ],
)
def test_a_pattern_means_what_gitignore_says(pattern, meant, not_meant) -> None:
    found = path_pattern(pattern)
    assert [path for path in meant + not_meant if found.matches(path)] == meant


@given(
    st.text(alphabet="ab*?/", min_size=1, max_size=12),
    st.lists(st.text(alphabet="ab", min_size=1, max_size=4), min_size=1, max_size=4),
)
def test_the_same_as_pathspec(pattern: str, parts: list[str]) -> None:
    try:
        ours = path_pattern(pattern)
    except PatternError:
        assert "//" in pattern or not pattern.strip("/*")
        return
    path = "/".join(parts)
    assert ours.matches(path) is GitIgnoreSpec.from_lines([pattern]).match_file(path)


@given(st.text(alphabet="ab.*", max_size=12), st.text(alphabet="ab.", max_size=12))
def test_a_name_is_what_its_regular_expression_matches(pattern: str, name: str) -> None:
    if not pattern:
        return
    regex = re.escape(pattern).replace(r"\*", ".*") + r"(\..*)?"
    assert name_pattern(pattern).matches(name) is bool(re.fullmatch(regex, name))


def test_names_of_every_language_are_plain_text() -> None:
    assert name_pattern("Stack.empty?").matches("Stack.empty?")
    assert not name_pattern("Stack.empty?").matches("Stack.emptyX")
    assert name_pattern("Stack.[]").matches("Stack.[]")
    assert name_pattern("!").matches("!")


def test_what_is_nested_is_meant_as_well() -> None:
    pattern = name_pattern("Stack")
    assert pattern.matches("Stack.push")
    assert pattern.matches("Stack.push.inner")
    assert not pattern.matches("Stacks.push")


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("", "is empty"),
        ("!a", "begin with !"),
        ("a//b", "two slashes"),
        ("/", "two slashes"),
        ("[a", r"a \[ without"),
        ("[[:alpha:]]", "not known"),
        ("a\\", "behind its last"),
        ("a" * (LONGEST + 1), "longer than"),
    ],
)
def test_what_cannot_be_meant_is_told(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        path_pattern(pattern)


def test_no_pattern_takes_long() -> None:
    # With backtracking any of these would outlive whoever waits for it.
    assert not path_pattern("*a" * 400 + "b").matches("a" * 4_000)
    assert not path_pattern("**/a/" * 190 + "b").matches("a/" * 2_000 + "c")
    assert not name_pattern("*a" * 400 + "b").matches("a" * 4_000)
