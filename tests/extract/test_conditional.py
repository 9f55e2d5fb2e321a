from hypothesis import given
from hypothesis import strategies as st

from dupcheck.extract.conditional import first_branches


def test_directives_and_alternatives_are_blank() -> None:
    source = b"a\n#if X\nb\n#  elif Y\nc\n#else\nd\n#endif\ne\n#define Z 1\n"
    assert first_branches(source).split() == [b"a", b"b", b"e", b"#define", b"Z", b"1"]


def test_branches_nest() -> None:
    source = b"#if A\na\n#else\n#ifdef B\nb\n#endif\nc\n#endif\nd"
    assert first_branches(source).split() == [b"a", b"d"]


def test_a_condition_may_go_on_in_the_next_line() -> None:
    assert first_branches(b"#if A || \\\n  B\na\n#endif\n").split() == [b"a"]


@given(st.lists(st.sampled_from([b"#if A", b"#else", b"#endif", b"int a;", b" # elif \\"])))
def test_every_line_keeps_its_length(lines: list[bytes]) -> None:
    source = b"\n".join(lines)
    after = first_branches(source)
    assert [len(line) for line in after.split(b"\n")] == [len(line) for line in source.split(b"\n")]
