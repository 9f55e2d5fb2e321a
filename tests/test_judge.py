import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.config import MIN_CONFIDENCE
from dupcheck.embed.meaning import likeness
from dupcheck.extract.functions import extract
from dupcheck.judge import Judge
from dupcheck.languages.detect import by_name
from dupcheck.records import CloneType, Function, Match, SourceFile, Verdict

PAIRS = Path(__file__).parent / "pairs"
SURE = 0.75
CASES = sorted(path for path in PAIRS.glob("*/*") if path.is_dir())

LOOP = """\
def weigh(parcels, limit):
    total = 0
    for parcel in parcels:
        if parcel.weight > limit:
            raise ValueError(parcel.name)
        total += parcel.weight * parcel.count
    return round(total / max(1, len(parcels)), 3)
"""


def functions_of(case: Path) -> Iterator[Function]:
    for path in sorted(path for path in case.rglob("*") if path.is_file()):
        name = path.relative_to(case).as_posix()
        source = SourceFile(path=name, language=by_name(name) or "", content=path.read_bytes())
        yield from extract(source).functions


@cache
def judge() -> Judge:
    """One that knows the functions of all cases as its repository."""
    return Judge([function for case in CASES for function in functions_of(case)], likeness)


def verdict(left: Function, right: Function) -> Verdict:
    return judge().verdict(Match(left=left, right=right, similarity=0.9))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_every_pair_is_judged_as_its_folder_says(case: Path) -> None:
    left, right = functions_of(case)
    told = verdict(left, right)
    assert (told.confidence >= SURE) is (case.parent.name == "duplicate"), told.evidence


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_it_does_not_matter_which_comes_first(case: Path) -> None:
    left, right = functions_of(case)
    there, back = verdict(left, right), verdict(right, left)
    assert (there.confidence, there.evidence) == (back.confidence, back.evidence)


@given(st.data())
def test_an_edited_copy_is_judged_alike_from_both_sides(extracted, data: st.DataObject) -> None:
    lines = LOOP.splitlines()
    kept = data.draw(st.lists(st.sampled_from(lines[1:]), min_size=3, max_size=9))
    (left,) = extracted(LOOP, "left.py")
    (right,) = extracted("\n".join([lines[0], *kept, "    return 0"]), "right.py") or (left,)
    assert verdict(left, right).confidence == verdict(right, left).confidence


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
def test_the_contributions_are_the_log_odds_of_the_confidence(case: Path) -> None:
    told = verdict(*functions_of(case))
    total = math.fsum(added for _, added in told.contributions)
    assert told.confidence == pytest.approx(1 / (1 + math.exp(-total)))
    assert {name for name, _ in told.contributions} <= {"bias", *dict(told.evidence)}


def test_what_is_shown_as_alike_is_what_the_renaming_makes_equal(extracted, loop: Function) -> None:
    (renamed,) = extracted(LOOP.replace("total", "mass"), "b.py")
    (other,) = extracted("def other(a, b):\n    return [x for x in a if x in b]\n", "c.py")
    assert verdict(loop, renamed).alike == 1
    assert verdict(loop, other).alike == 0.9  # the cosine, where hardly anything aligns


@pytest.fixture
def loop(extracted) -> Function:
    (function,) = extracted(LOOP, "loop.py")
    return function


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("    total = 0\n", "    # nothing yet\n    total = 0\n\n", CloneType.TYPE_1),
        ("total", "mass", CloneType.TYPE_2),
        (", 3)", ", 2)", CloneType.TYPE_2),
        ("            raise ValueError(parcel.name)", "            continue", CloneType.TYPE_3),
    ],
)
def test_the_clone_type_follows_from_what_changed(
    extracted, loop: Function, old: str, new: str, expected: CloneType
) -> None:
    (other,) = extracted(LOOP.replace(old, new), "other.py")
    assert verdict(loop, other).clone_type is expected


def test_between_languages_there_is_only_one_clone_type(loop: Function) -> None:
    other = replace(loop, path="other.js", language="javascript")
    assert verdict(loop, other).clone_type is CloneType.CROSS_LANGUAGE


def test_the_evidence_is_named_in_a_fixed_order(extracted, loop: Function) -> None:
    (other,) = extracted("def other(a, b):\n    return [x for x in a if x in b]\n", "other.py")
    first, second = verdict(loop, loop).evidence, verdict(loop, other).evidence
    names = [name for name, _ in first]
    assert [name for name, _ in second] == [name for name in names if name in dict(second)]


def test_a_copy_in_a_test_is_believed_less(loop: Function) -> None:
    places = [replace(loop, path=path) for path in ("a/tests/x.py", "a/tests/y.py")]
    assert verdict(*places).confidence < verdict(loop, replace(loop, path="z.py")).confidence


def test_what_every_function_says_is_worth_less(loop: Function) -> None:
    copy = replace(loop, path="copy.py")
    match = Match(left=loop, right=copy, similarity=1.0)
    rare = Judge([loop, copy], likeness).verdict(match)
    common = Judge([replace(loop, path=f"{n}.py") for n in range(600)], likeness).verdict(match)
    assert common.confidence < rare.confidence


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}-{case.name}")
@pytest.mark.parametrize("least", [0.0, 0.01, 0.5, 0.9])
def test_a_quick_answer_is_the_same_answer(case: Path, least: float) -> None:
    left, right = functions_of(case)
    match = Match(left=left, right=right, similarity=0.9)
    told = judge().convinced(match, least)
    full = judge().verdict(match)
    assert told == (full if full.confidence >= least else None)


def test_no_verdict_exceeds_its_ceiling() -> None:
    functions = [function for case in CASES for function in functions_of(case)]
    for left, right in combinations(functions, 2):
        match = Match(left=left, right=right, similarity=0.9)
        assert judge().verdict(match).confidence <= judge().ceiling(match) + 1e-12


@given(st.data())
def test_no_verdict_on_an_edited_copy_exceeds_its_ceiling(extracted, data: st.DataObject) -> None:
    lines = LOOP.splitlines()
    kept = data.draw(st.lists(st.sampled_from(lines[1:]), min_size=3, max_size=9))
    (left,) = extracted(LOOP, "left.py")
    (right,) = extracted("\n".join([lines[0], *kept, "    return 0"]), "right.py") or (left,)
    match = Match(left=left, right=right, similarity=0.9)
    assert judge().verdict(match).confidence <= judge().ceiling(match) + 1e-12


MEANT = {"thoughtful": (0.7, 0.6)}


def meant(left: Function, right: Function, similarity: float, model: str = "thoughtful") -> Verdict:
    knowing = Judge([left, right], likeness, MEANT)
    return knowing.verdict(Match(left=left, right=right, similarity=similarity, model=model))


def case(name: str) -> tuple[Function, Function]:
    left, right = functions_of(PAIRS / name)
    return left, right


def test_where_nothing_aligns_a_model_that_knows_meanings_decides() -> None:
    pair = case("distinct/unrelated")
    assert meant(*pair, 0.99, "builtin").confidence < MIN_CONFIDENCE
    assert meant(*pair, 0.69).confidence < MIN_CONFIDENCE
    assert MIN_CONFIDENCE <= meant(*pair, 0.71).confidence < meant(*pair, 0.9).confidence < 0.95
    assert meant(*pair, 0.9).clone_type is CloneType.TYPE_4


def test_between_languages_it_has_a_threshold_of_its_own() -> None:
    pair = case("distinct/two_languages")
    assert meant(*pair, 0.59).confidence < MIN_CONFIDENCE <= meant(*pair, 0.61).confidence


def test_where_two_codes_align_their_alignment_decides() -> None:
    assert meant(*case("distinct/same_shape"), 0.97).confidence < SURE
    assert meant(*case("duplicate/renamed"), 0.71).confidence >= MIN_CONFIDENCE


@given(similarity=st.floats(-1, 1), name=st.sampled_from(CASES))
def test_no_verdict_exceeds_its_ceiling_whoever_decided(similarity: float, name: Path) -> None:
    left, right = functions_of(name)
    knowing = Judge([left, right], likeness, MEANT)
    match = Match(left=left, right=right, similarity=similarity, model="thoughtful")
    assert knowing.verdict(match).confidence <= knowing.ceiling(match) + 1e-9
