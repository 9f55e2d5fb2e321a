from dataclasses import replace
from itertools import combinations

import pytest
from findings_of import finding_of, functions
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.changes import WORK_TREE, Change, ChangedFile
from dupcheck.errors import UsageError
from dupcheck.lines import LineRange
from dupcheck.records import Directive, Function, Quiet, Remark, Silencer
from dupcheck.suppress.notices import added, notices
from dupcheck.suppress.pairs import ignored_pairs
from dupcheck.suppress.rules import Rules

PATHS = ["src/a.py", "src/b.py", "src/legacy/c.py", "tests/test_d.py"]
SOURCE = "class Box:\n    def add(self, xs):\n        return sum(x * 2 + 1 for x in xs)\n"
EVERY = functions(dict.fromkeys(PATHS, SOURCE))
A, B, C, D = EVERY


def told(function: Function, *directives: Directive) -> Function:
    return replace(function, directives=directives)


def test_what_nobody_names_is_never_silenced() -> None:
    for one, other in combinations(EVERY, 2):
        assert Rules().silence(one, other) is None


def test_a_comment_silences_a_function_with_all_others() -> None:
    rules = Rules()
    quiet = told(A, Directive(line=3, reason="generated"))
    for one, other in [(quiet, B), (B, quiet)]:
        silence = rules.silence(one, other)
        assert silence
        assert silence.by is Silencer.COMMENT
        assert (silence.where, silence.reason) == ("src/a.py:3", "generated")
    assert rules.silence(B, C) is None


@pytest.mark.parametrize(
    "target",
    [
        "src/b.py", "b.py", "src/b.py:Box.add", "src/b.py:Box", ":Box.add", "b.py:*.add", "*:Box*",
        "src/*.py", "./src/b.py", "src/", "*",
    ],
)  # fmt: skip
def test_a_target_means_what_it_matches(target: str) -> None:
    assert Rules().silence(told(A, Directive(line=3, target=target)), B)


@pytest.mark.parametrize(
    "target", ["src/c.py", "/b.py", "src/b.py:add", "b.py:Box.ad", "src/b.py:box.add", "[", "!b.py"]
)
def test_a_target_means_nothing_else(target: str) -> None:
    assert Rules().silence(told(A, Directive(line=3, target=target)), B) is None


def test_the_first_place_is_named_whichever_comes_first() -> None:
    one = told(A, Directive(line=9, reason="nine"), Directive(line=2, target="b.py", reason="two"))
    other = told(B, Directive(line=1, reason="one"))
    rules = Rules([f"{A.path} <> {B.path} -- pair"])
    assert rules.silence(one, other) == rules.silence(other, one)
    silence = rules.silence(one, other)
    assert silence
    assert silence.reason == "two"


@pytest.mark.parametrize(
    ("pair", "silenced"),
    [
        ("src/legacy/ <> * -- old", {"ac", "bc", "cd"}),
        ("* <> src/legacy/", {"ac", "bc", "cd"}),
        ("src/a.py <> src/b.py", {"ab"}),
        ("src/ <> tests/", {"ad", "bd", "cd"}),
        ("src/ <> src/", {"ab", "ac", "bc"}),
        ("src/a.py:Box.add <> :Box.*", {"ab", "ac", "ad"}),
        ("src/a.py:Other.* <> *", set()),
        ("a.py <> [bc].py -- a <> b", {"ab", "ac"}),
    ],
)
def test_a_pair_silences_one_side_with_the_other(pair: str, silenced: set[str]) -> None:
    rules = Rules([pair])
    named = dict(zip("abcd", EVERY, strict=True))
    found = {
        one + other
        for one, other in combinations("abcd", 2)
        if rules.silence(named[one], named[other])
    }
    assert found == silenced


def test_a_pair_says_where_it_stands_and_why() -> None:
    silence = Rules(["x <> y", "a.py <> b.py -- two drivers -- on purpose"]).silence(A, B)
    assert silence
    assert silence.by is Silencer.PAIR
    assert (silence.where, silence.reason) == ("ignore-pairs[1]", "two drivers -- on purpose")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "no two sides"),
        ("a.py", "no two sides"),
        ("a.py b.py -- x", "no two sides"),
        ("a <> b <> c", "no two sides"),
        ("a <>", "a pattern is empty"),
        ("<> b -- x", "a pattern is empty"),
        ("a: <> b", "no name follows"),
        ("!a <> b", "begin with !"),
        ("[a <> b", "without its ]"),
        ("* <> *", "everything"),
        ("* <> :* -- x", "everything"),
    ],
)
def test_a_wrong_pair_is_told_with_its_key(text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        ignored_pairs(["a <> b -- fine", text])
    assert str(error.value).startswith("ignore-pairs[1]: ")
    assert message in str(error.value)
    assert "LEFT <> RIGHT -- REASON" in error.value.hint


def test_pairs_without_a_reason_are_told_once() -> None:
    assert Rules(["a <> b -- why"]).notices == ()
    (notice,) = Rules(["a <> b", "c <> d -- x", "e <> f --"]).notices
    assert notice.startswith("ignore-pairs[0], ignore-pairs[2]: no reason")


def test_what_silenced_nothing_is_unused() -> None:
    quiet = told(A, Directive(line=2, reason="why"), Directive(line=3, target="gone.py"))
    idle = told(D, Directive(line=7))
    rules = Rules(["src/legacy/ <> src/b.py -- used", "x <> y -- not"])
    assert rules.silence(quiet, B)
    assert rules.silence(B, C)
    unused = rules.unused_in_scan([quiet, B, C, idle])
    assert [(one.where, one.text) for one in unused] == [
        ("src/a.py:3", "ignore[gone.py]"),
        ("tests/test_d.py:7", "ignore"),
        ("ignore-pairs[1]", "x <> y -- not"),
    ]


def test_a_comment_of_several_functions_is_of_use_where_one_of_them_needs_it() -> None:
    shared = Directive(line=1, reason="whole file")
    rules = Rules()
    assert rules.silence(told(A, shared), B)
    sibling = replace(told(A, shared), name="Box.other", span=(500, 600))
    assert rules.unused_in_scan([told(A, shared), sibling]) == ()


def test_all_that_silences_a_pair_is_of_use() -> None:
    rules = Rules(["src/ <> src/ -- one", "a.py <> b.py -- two"])
    assert rules.silence(told(A, Directive(line=2)), told(B, Directive(line=4)))
    assert rules.unused_in_scan([told(A, Directive(line=2)), told(B, Directive(line=4))]) == ()


TARGETS = st.sampled_from(["", "src/a.py", "b.py", "src/", "*.py:Box", ":Other", "tests/", "nope"])
PAIRS = st.sampled_from(["src/ <> tests/ -- x", "a.py <> b.py -- x", ":Other <> * -- x"])


@given(st.lists(st.lists(TARGETS, max_size=2), min_size=4, max_size=4), st.lists(PAIRS, max_size=2))
def test_a_pair_is_silenced_only_by_a_rule_that_names_it(targets, pairs) -> None:
    every = [
        told(function, *(Directive(line=n + 1, target=target) for n, target in enumerate(mine)))
        for function, mine in zip(EVERY, targets, strict=True)
    ]
    for one, other in combinations(every, 2):
        silence = Rules(pairs).silence(one, other)
        alone = [Rules([pair]).silence(replace(one, directives=()), replace(other, directives=()))
                 for pair in pairs]  # fmt: skip
        spoken = [
            Rules().silence(told(here, directive), replace(there, directives=()))
            for here, there in ((one, other), (other, one))
            for directive in here.directives
        ]
        assert (silence is not None) == any(found is not None for found in [*alone, *spoken])


def test_wrong_targets_and_missing_reasons_are_told() -> None:
    remarks = [Remark(path="z.py", line=1, text="odd")]
    wrong = told(A, Directive(line=3, target="[a", reason="why"))
    silent = [told(function, Directive(line=4)) for function in EVERY * 2]
    many = [*silent, *(replace(one, path=f"more/{n}.py") for n, one in enumerate(silent))]
    first, second, last = notices(remarks, [wrong, *many])
    assert first.startswith('src/a.py:3: nothing is ignored by "dupcheck: ignore[[a]"')
    assert second == "z.py:1: odd"
    assert last.startswith("no reason is given at more/0.py:4, more/1.py:4,")
    assert "and 7 more; end" in last
    assert notices([], [told(A, Directive(line=3, reason="why"))]) == ()


def test_a_change_that_silences_itself_is_told() -> None:
    files = (
        ChangedFile(path="a.py", old_path="", added=(LineRange(start=3, end=5),)),
        ChangedFile(path="b.py", old_path="b.py", added=(LineRange(start=1, end=1),)),
    )
    change = Change(title="t", after=WORK_TREE, files=files)
    finding = finding_of([A, B])
    quiet = [
        Quiet(finding=finding, by=by, where=where)
        for by, where in [
            (Silencer.COMMENT, "a.py:5"),
            (Silencer.COMMENT, "a.py:5"),
            (Silencer.COMMENT, "a.py:6"),
            (Silencer.COMMENT, "b.py:1"),
            (Silencer.COMMENT, "c.py:3"),
            (Silencer.BASELINE, "known.json"),
            (Silencer.PAIR, "ignore-pairs[3]"),
        ]
    ]
    (notice,) = added(quiet, change)
    assert notice.endswith("by comments of its own, at a.py:5, b.py:1")
    assert added(quiet[2:3], change) == ()
    assert added(quiet, None) == ()


def test_notices_are_as_many_as_anyone_reads() -> None:
    remarks = [Remark(path="a.py", line=n, text="odd") for n in range(1, 101)]
    lines = notices(remarks, [])
    assert len(lines) == 21
    assert lines[-1].startswith("80 more comments")
