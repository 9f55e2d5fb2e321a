from dataclasses import replace

import pytest
from findings_of import functions, verdict
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.errors import UsageError
from dupcheck.policy import Policy, exhausts, parse, surest
from dupcheck.records import CloneType, Finding, Related, Standing

BODY = "    total = 0\n    for item in {0}:\n        total += item\n    return total\n"
KEEP, *OTHERS = functions(
    {f"{name}.py": f"def f_{name}(xs):\n" + BODY.format("xs") for name in "abcd"}
)
TYPES = list(CloneType)


def finding(*copies: tuple[float, float, CloneType], touched: tuple = (), **fields) -> Finding:
    """Copies by confidence, similarity and type."""
    related = (
        Related(function=function, verdict=verdict(KEEP, function, *copy))
        for function, copy in zip(OTHERS, copies, strict=False)
    )
    members = (KEEP, *OTHERS)
    return Finding(
        keep=KEEP,
        copies=tuple(related),
        fingerprint="0",
        touched=tuple(members[number] for number in touched),
        **fields,
    )


SURE = (0.95, 0.9, CloneType.TYPE_3)
LESS = (0.6, 0.99, CloneType.TYPE_1)


def test_by_default_new_findings_fail_and_known_ones_stay_quiet() -> None:
    policy = parse("new")
    assert policy == Policy()
    assert policy.fails(finding(SURE))
    assert not policy.fails(finding(SURE, standing=Standing.KNOWN))
    assert not policy.speaks_of_known


def test_with_all_known_findings_are_spoken_of_and_fail() -> None:
    policy = parse("all")
    assert policy.speaks_of_known
    assert policy.fails(finding(SURE, standing=Standing.KNOWN))


@pytest.mark.parametrize(
    ("fail_on", "fails"),
    [
        ("similarity>=0.9", True),
        ("similarity>=0.91", False),
        ("confidence >= .95", True),
        ("confidence>=0.951", False),
        ("type<=3", True),
        ("new, type<=2", False),
        ("type<=3,confidence>=0.9,new", True),
        ("type<=3,confidence>=0.99,new", False),
    ],
)
def test_every_condition_has_to_hold(fail_on: str, fails: bool) -> None:
    assert parse(fail_on).fails(finding(SURE)) is fails
    assert not parse(fail_on).fails(finding(SURE, standing=Standing.KNOWN))
    everything = fail_on.replace("new", "all") if "new" in fail_on else f"all,{fail_on}"
    assert parse(everything).fails(finding(SURE, standing=Standing.KNOWN)) is fails


@pytest.mark.parametrize("clone_type", TYPES)
def test_between_languages_is_type_4(clone_type: CloneType) -> None:
    number = 4 if clone_type is CloneType.CROSS_LANGUAGE else TYPES.index(clone_type) + 1
    for bound in range(1, 5):
        assert parse(f"type<={bound}").fails(finding((0.9, 0.9, clone_type))) is (number <= bound)


def test_the_surest_of_the_touched_copies_decides() -> None:
    assert surest(finding(LESS, SURE)).verdict.confidence == 0.95
    assert surest(finding(LESS, SURE, touched=(1,))).verdict.confidence == 0.6
    assert surest(finding(LESS, SURE, touched=(0, 1))).verdict.confidence == 0.95
    assert surest(finding(LESS, SURE, touched=(1, 2))).verdict.confidence == 0.95


def test_of_equally_sure_ones_the_most_alike_decides() -> None:
    alike = finding((0.9, 0.8, CloneType.TYPE_1), (0.9, 0.9, CloneType.TYPE_3))
    assert surest(alike).verdict.clone_type is CloneType.TYPE_3
    typed = finding((0.9, 0.9, CloneType.TYPE_3), (0.9, 0.9, CloneType.TYPE_2))
    assert surest(typed).verdict.clone_type is CloneType.TYPE_2


def test_what_is_shown_as_the_bound_is_the_bound() -> None:
    assert parse("similarity>=0.9").fails(finding((0.9, 0.89999, CloneType.TYPE_2)))
    assert not parse("similarity>=0.9").fails(finding((0.9, 0.8999, CloneType.TYPE_2)))


@pytest.mark.parametrize(
    ("fail_on", "message", "hint"),
    [
        ("newest", 'fail-on: unknown condition "newest"', 'Did you mean "new"?'),
        ("similarty>=0.9", "unknown condition", 'Did you mean "similarity>="?'),
        ("tpye<=3", "unknown condition", 'Did you mean "type<="?'),
        ("confidense>=0.9", "unknown condition", 'Did you mean "confidence>="?'),
        ("", "unknown condition", "Known: all, confidence>=, new, similarity>=, type<=."),
        ("new,", "unknown condition", "Known:"),
        ("new,all", "exclude each other", ""),
        ("type>=3", "bounded by <=", "For example type<=3."),
        ("similarity=0.9", "bounded by >=", "For example similarity>=0.9."),
        ("similarity>0.9", "bounded by >=", "For example similarity>=0.9."),
        ("type<=5", "5 is not a whole number from 1 to 4", "For example"),
        ("type<=1.5", "not a whole number", "For example"),
        ("similarity>=90%", "90% is not a number from 0 to 1", "For example"),
        ("confidence>=nan", "nan is not a number", "For example"),
        ("confidence>=1e-1", "1e-1 is not a number", "For example"),
        ("type<=" + "9" * 2_000, "longer than 1,000 characters", ""),
    ],
)
def test_what_is_no_policy_is_told(fail_on: str, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(fail_on)
    assert message in str(error.value)
    assert hint in error.value.hint


@given(st.text(alphabet="newaltypesimilarity<>=0.9, \u0661", max_size=30))
def test_any_text_is_a_policy_or_a_usage_error(text: str) -> None:
    try:
        policy = parse(text)
    except UsageError:
        return
    assert policy.fails(finding((1.0, 1.0, CloneType.TYPE_1)))


SHARES = st.integers(0, 10_000).map(lambda number: number / 10_000)
COPIES = st.lists(st.tuples(SHARES, SHARES, st.sampled_from(TYPES)), min_size=1, max_size=3)
BOUNDS = st.tuples(SHARES, SHARES, st.integers(1, 4))


@given(
    st.lists(COPIES, max_size=6), BOUNDS, BOUNDS, st.sampled_from(list(Standing)), st.integers(0, 6)
)
def test_a_stricter_policy_fails_no_more(families, one, other, standing, budget: int) -> None:
    def fail_on(bounds: tuple[float, float, int]) -> str:
        return f"similarity>={bounds[0]:.4f},confidence>={bounds[1]:.4f},type<={bounds[2]}"

    strict = max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2])
    findings = [finding(*copies, standing=standing) for copies in families]
    for word in ("new", "all"):
        lax, hard = parse(f"{word},{fail_on(one)}"), parse(f"{word},{fail_on(strict)}")
        settled = {
            policy: [replace(one, fails=policy.fails(one)) for one in findings]
            for policy in (lax, hard)
        }
        pairs = zip(settled[hard], settled[lax], strict=True)
        assert all(few.fails <= many.fails for few, many in pairs)
        assert exhausts(settled[hard], budget) <= exhausts(settled[lax], budget)


def test_a_budget_tolerates_so_many_and_no_more() -> None:
    failing = [finding(SURE)] * 3 + [finding(SURE, fails=False)] * 5
    assert [exhausts(failing, budget) for budget in range(5)] == [True, True, True, False, False]
    assert not exhausts([], 0)
