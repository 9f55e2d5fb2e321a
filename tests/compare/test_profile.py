from hypothesis import given
from hypothesis import strategies as st

from dupcheck.compare.profile import profile

CODE = (
    "kdef iloadFile o( ipath o) o:\n"
    "ifile o= ios o. iopen o( ipath o, sread␣only o) o\n"
    "kreturn iParser o( ifile o. ilines o, n8 o)"
)


def test_the_shape_forgets_names_and_literals_only() -> None:
    assert profile(CODE).shape[:7] == ("kdef", "i", "o(", "i", "o)", "o:", "i")


def test_the_words_are_those_of_names_and_literals() -> None:
    assert {"file", "path", "read", "only"} <= profile(CODE).words


def test_calls_leave_out_the_function_itself() -> None:
    assert profile(CODE).calls == {"iopen", "iParser"}


def test_outside_are_calls_members_and_types_but_no_locals() -> None:
    assert profile(CODE).outside == {"iopen", "iParser", "ilines"}


def test_a_statement_goes_on_while_a_bracket_is_open_and_ends_at_braces() -> None:
    code = "kif ia o( ib o,\nic o) o{ ix o= n1 o}\nkreturn ix"
    tokens = code.split()
    found = [" ".join(tokens[start:stop]) for start, stop in profile(code).statements]
    assert found == ["kif ia o( ib o, ic o)", "ix o= n1", "kreturn ix"]


@given(st.lists(st.sampled_from(["ia", "o(", "o)", "o{", "o}", "n1", "\n"]), max_size=30))
def test_all_but_braces_stand_in_one_statement(tokens: list[str]) -> None:
    one = profile(" ".join(tokens))
    inside = [at for start, stop in one.statements for at in range(start, stop)]
    assert inside == [at for at, token in enumerate(one.tokens) if token not in ("o{", "o}")]


def test_a_stream_shorter_than_a_run_has_none() -> None:
    assert profile("kdef ia o( o)").grams == frozenset()


def test_runs_are_the_same_numbers_in_every_process() -> None:
    runs = profile(CODE).runs
    assert len(runs) == len(profile(CODE).tokens) - 7
    assert runs[:2] == (15799392661002027134, 10494119356037006290)


@given(st.lists(st.sampled_from(["kif", "o(", "ia", "o)", "n1", "sx"]), max_size=40))
def test_runs_are_equal_where_the_shapes_are(tokens: list[str]) -> None:
    found = profile(" ".join(tokens))
    starts = range(len(found.runs))
    by_run = {found.runs[at]: found.shape[at : at + 8] for at in starts}
    assert all(by_run[found.runs[at]] == found.shape[at : at + 8] for at in starts)
    assert len(by_run) == len({found.shape[at : at + 8] for at in starts})
