from hypothesis import given
from hypothesis import strategies as st

from dupcheck.extract.normalize import Normaliser, Span, digest, tokens

NORMALISER = Normaliser(frozenset({"return", "if", "def"}))


def stream(source: str, *spans: Span) -> str:
    return NORMALISER.stream(source.encode(), spans)


def test_each_token_says_its_kind() -> None:
    assert stream("return a_1 + 0x1F >= None;") == "kreturn ia_1 o+ n0x1F o>= kNone"


def test_operators_are_one_token() -> None:
    code = stream("a **= b => c <=> d ?. e :: f ... g")
    assert code == "ia o**= ib o=> ic o<=> id o?. ie o:: if o... ig"


def test_numbers_keep_their_exponents_and_points() -> None:
    assert tokens(stream("1.5e-3 1_000 3f 1.method")) == [
        "n1.5e-3",
        "n1_000",
        "n3f",
        "n1",
        "o.",
        "imethod",
    ]


def test_comments_go_and_their_lines_stay() -> None:
    source = "a /* b\nc */ d"
    assert stream(source, Span(2, 11, True)) == "ia\nid"


def test_literals_are_one_token_without_quotes_or_layout() -> None:
    single, double = "f('a  b')", 'f("a b")'
    assert stream(single, Span(2, 8, False)) == "if o( sa␣b o)"
    assert stream(single, Span(2, 8, False)) == stream(double, Span(2, 7, False))


def test_a_long_literal_is_cut_and_stays_distinct() -> None:
    one, other = ('"' + "a" * 500 + last + '"' for last in "xy")
    streams = [stream(text, Span(0, len(text), False)) for text in (one, other)]
    assert streams[0] != streams[1]
    assert all(len(code) < 250 for code in streams)


def test_a_blank_literal_is_layout() -> None:
    assert stream("a \n b", Span(1, 4, False)) == "ia\nib"


def test_a_nul_in_the_source_is_no_literal() -> None:
    assert stream("a \0 'x'", Span(4, 7, False)) == "ia sx"


def test_spans_move() -> None:
    assert Span(3, 5, True).shifted(-3) == Span(0, 2, True)


def test_equal_tokens_have_equal_digests_whatever_the_lines() -> None:
    assert digest("ia ob\nic") == digest("ia\nob ic") != digest("ia ob id")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_a_line_of_the_stream_is_a_line_of_the_source(source: str) -> None:
    code = NORMALISER.stream(source.encode(), ())
    assert code.count("\n") == source.count("\n")
    assert all(token[0] in "iknso" and len(token) > 1 for token in tokens(code))
