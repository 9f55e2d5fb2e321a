from dupcheck.compare.comparison import compare
from dupcheck.compare.profile import profile
from dupcheck.evidence.holes import Holes, holes

CODE = "kdef igrow o( ibox o) o:\nibox o. isize o+= n1\nilog o( sgrown o, ibox o)\nkreturn ibox"


def between(left: str, right: str) -> Holes:
    one, other = profile(left), profile(right)
    return holes(one, other, compare(one, other))


def test_a_renamed_copy_has_no_holes() -> None:
    assert between(CODE, CODE.replace("ibox", "icrate")) == Holes(
        values=0, names=0, runs=0, turned=0
    )


def test_a_changed_value_is_one_hole_however_often_it_stands_there() -> None:
    twice = CODE + "\nilog o( sgrown o)"
    assert between(twice, twice.replace("sgrown", "sdone")).values == 1


def test_what_is_called_is_a_hole_even_if_it_is_always_the_same_one() -> None:
    assert between(CODE, CODE.replace("ilog", "iprint")).names == 1


def test_code_on_one_side_is_a_hole() -> None:
    longer = CODE.replace("\nkreturn", "\nibox o. icheck o( o)\nkreturn")
    assert between(CODE, longer).runs == 1


def test_an_opposite_operator_turns_it_round() -> None:
    assert between(CODE, CODE.replace("o+=", "o-=")).turned == 0.5
    assert between(CODE, CODE.replace("o+=", "o*=")).turned == 0
