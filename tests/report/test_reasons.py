import pytest
from sample import SLUGIFY, function, related

from dupcheck.evidence.model import shipped
from dupcheck.records import CloneType
from dupcheck.report.reasons import SAYINGS, reasons, said


def test_every_measure_that_counts_has_words() -> None:
    counting = {name for model in shipped().values() for name in model.curves}
    assert counting <= SAYINGS.keys()


@pytest.mark.parametrize("name", SAYINGS)
def test_words_have_no_holes(name: str) -> None:
    for value in (0.0, 0.5, 1.0):
        assert not {"{", "}", "|"} & set(said(name, value))


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("family", 3.0, "8 functions here have this very shape"),
        ("changed_values", 2.0, "one function for both needs 3 values"),
        ("same_file", 1.0, "in one file"),
        ("same_file", 0.0, "in two files"),
        ("unheard", 0.25, "unheard 0.25"),
    ],
)
def test_values_are_told_as_they_were_counted(name: str, value: float, expected: str) -> None:
    assert said(name, value) == expected


def test_the_bias_comes_first_then_what_weighs_most() -> None:
    keep, copy = function("a.py", "f", SLUGIFY), function("b.py", "g", SLUGIFY)
    told = reasons(related(keep, copy, CloneType.TYPE_3, 0.9, 0.7).verdict)
    assert [added for added, _ in told] == [-0.51, 1.25, 0.02]
