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
    assert {"load", "file", "path", "read", "only"} <= profile(CODE).words


def test_calls_leave_out_the_function_itself() -> None:
    assert profile(CODE).calls == {"iopen", "iParser"}


def test_outside_are_calls_members_and_types_but_no_locals() -> None:
    assert profile(CODE).outside == {"iopen", "iParser", "ilines"}


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
