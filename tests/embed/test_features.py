import numpy as np
import pytest

from dupcheck.embed.features import bags
from dupcheck.vocabulary import Family


def features(code: str, family: Family) -> set[int]:
    bag = bags([code])
    return set(bag.feature[bag.family == family].tolist())


def test_counts_add_up() -> None:
    bag = bags(["ia ia ia ib"])
    whole = bag.count[bag.family == Family.WHOLE]
    assert sorted(whole.tolist()) == [1, 3]


def test_rows_are_ordered_by_owner() -> None:
    bag = bags(["ia o+ ib", "", "kreturn n1"])
    assert bag.functions == 3
    assert (np.diff(bag.owner) >= 0).all()
    assert set(bag.owner.tolist()) == {0, 2}


def test_windows_never_span_two_functions() -> None:
    alone = bags(["ia o( o)"])
    together = bags(["kreturn ia", "ia o( o)", "ia o("])
    mine = together.owner == 1
    assert (together.feature[mine] == alone.feature).all()


@pytest.mark.parametrize("family", [Family.GRAM, Family.ALPHA, Family.LINK])
def test_structure_knows_no_names(family: Family) -> None:
    one = features("kif ix o> n1 o: ix o= ix o+ iy o; iy", family)
    other = features("kif ilong_name o> n7 o: ilong_name o= ilong_name o+ ib o; ib", family)
    assert one
    assert one == other


def test_alpha_renaming_tells_which_names_are_the_same() -> None:
    same = features("ix o= ix o+ iy o; kif ix o> n0", Family.ALPHA)
    other = features("ix o= iy o+ ix o; kif ix o> n0", Family.ALPHA)
    assert len(same) == len(other) == 1
    assert same != other


def test_flow_is_the_same_across_languages() -> None:
    python = features("kif knot idone kand kNone kis ix o: kreturn kNone", Family.FLOW)
    script = features("kif o( o! idone o&& knull o== ix o) o{ kreturn knull o; o}", Family.FLOW)
    assert len(python & script) >= 2


def test_steps_know_the_number_beside_an_operator() -> None:
    even = features("ix o% n2 o== n0", Family.STEP)
    assert even == features("ilonger o% n2 o=== n0", Family.STEP)
    assert even != features("ix o% n3 o== n0", Family.STEP)
    assert features("o( o)", Family.STEP) == set()


def test_a_called_name_is_known_as_called() -> None:
    assert features("iopen o( ipath o)", Family.CALL) == features("iopen o( o)", Family.CALL)
    assert not features("iopen o= ipath", Family.CALL)


def test_empty_and_tiny_functions_are_no_accident() -> None:
    assert len(bags([""]).owner) == 0
    assert len(bags(["ia"]).owner) > 0
    assert bags([]).functions == 0


def test_a_batch_has_a_limit() -> None:
    with pytest.raises(ValueError, match="2048"):
        bags([""] * 2049)
