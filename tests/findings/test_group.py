import random
from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from dupcheck.findings import group as findings
from dupcheck.match import copies_by_digest
from dupcheck.records import CloneType, Function, Match, Silence, Silencer, Verdict

BODY = "    total = 0\n    for item in {0}:\n        total += item\n    return total\n"


def variants(extracted, names: str) -> list[Function]:
    """One function each, in a file each, all with different digests."""
    return [
        extracted(f"def f_{name}({name}):\n" + BODY.format(name), f"src/{name}.py")[0]
        for name in names
    ]


def verdict(left: Function, right: Function, confidence: float = 0.9) -> Verdict:
    return Verdict(
        match=Match(left=left, right=right, similarity=confidence),
        clone_type=CloneType.TYPE_2,
        confidence=confidence,
    )


def grouped(verdicts: list[Verdict], functions: list[Function], **options: bool):
    callers = findings.callers(verdicts, functions)
    return findings.group(verdicts, copies_by_digest(functions), callers, **options).findings


def members(finding) -> set[str]:
    return {f.name for f in (finding.keep, *(copy.function for copy in finding.copies))}


def test_all_pairs_of_a_family_make_one_finding(extracted) -> None:
    family = variants(extracted, "abcd")
    (finding,) = grouped([verdict(a, b) for a, b in combinations(family, 2)], family)
    assert members(finding) == {"f_a", "f_b", "f_c", "f_d"}
    assert all(copy.verdict.match.left == finding.keep for copy in finding.copies)
    assert all(copy.verdict.match.right == copy.function for copy in finding.copies)


def test_a_chain_is_not_a_group(extracted) -> None:
    a, b, c = chain = variants(extracted, "abc")
    found = grouped([verdict(a, b, 0.9), verdict(b, c, 0.8)], chain)
    assert sorted(map(sorted, map(members, found))) == [["f_a", "f_b"], ["f_b", "f_c"]]


def test_one_left_alone_is_told_with_all_that_it_is_joined_to(extracted) -> None:
    a, b, c, d = variants(extracted, "abcd")
    pairs = [verdict(a, b), verdict(b, c), verdict(a, c), verdict(d, a, 0.6), verdict(d, b, 0.7)]
    found = grouped(pairs, [a, b, c, d])
    assert sorted(map(sorted, map(members, found))) == [
        ["f_a", "f_b", "f_c"],
        ["f_a", "f_b", "f_d"],
    ]


def test_a_pair_inside_told_groups_is_not_told_again(extracted) -> None:
    a, b, c, d = chain = variants(extracted, "abcd")
    found = grouped([verdict(a, b, 0.9), verdict(c, d, 0.9), verdict(b, c, 0.8)], chain)
    assert sorted(map(sorted, map(members, found))) == [["f_a", "f_b"], ["f_c", "f_d"]]


def test_every_place_of_identical_code_is_told(extracted) -> None:
    source = "def add(xs):\n" + BODY.format("xs")
    places = [extracted(source, path)[0] for path in ("deep/er/a.py", "b.py", "c/d.py")]
    (finding,) = grouped([verdict(places[0], places[1], 1.0)], places)
    assert finding.keep.path == "b.py"
    assert [copy.function.path for copy in finding.copies] == ["c/d.py", "deep/er/a.py"]


def test_the_surest_of_the_verdicts_on_several_places_counts(extracted) -> None:
    source = "def add(xs):\n" + BODY.format("xs")
    a, b, c = (extracted(source, path)[0] for path in ("a.py", "b.py", "c.py"))
    for verdicts in ([verdict(a, b, 0.6), verdict(a, c)], [verdict(a, b), verdict(a, c, 0.6)]):
        (finding,) = grouped(verdicts, [a, b, c])
        assert finding.confidence == 0.9


def test_identical_places_that_were_not_judged_duplicates_count_once(extracted) -> None:
    a, b = variants(extracted, "ab")
    (again,) = extracted(a.text, "src/again.py")
    (finding,) = grouped([verdict(a, b)], [a, again, b])
    assert members(finding) == {"f_a", "f_b"}
    assert len(finding.copies) == 1


def test_production_code_is_kept_rather_than_tests(extracted) -> None:
    source = "def add(xs):\n" + BODY.format("xs")
    places = [extracted(source, path)[0] for path in ("tests/a.py", "deep/down/b.py")]
    (finding,) = grouped([verdict(places[0], places[1])], places)
    assert finding.keep.path == "deep/down/b.py"
    assert finding.why_keep == "the others are test code"


def test_tests_may_be_kept_apart_from_production_code(extracted) -> None:
    source = "def add(xs):\n" + BODY.format("xs")
    paths = ("a.py", "b.py", "tests/a.py", "tests/b.py")
    places = [extracted(source, path)[0] for path in paths]
    found = grouped([verdict(places[0], places[1])], places, separate_tests=True)
    assert [finding.keep.path for finding in found] == ["a.py", "tests/a.py"]
    assert grouped([verdict(places[0], places[2])], places[1:3], separate_tests=True) == ()


def test_the_called_one_is_kept(extracted) -> None:
    a, b = pair = variants(extracted, "ab")
    caller = extracted("def main(xs):\n    print(f_b(xs))\n    return f_b(xs) + 1\n", "main.py")
    (finding,) = grouped([verdict(a, b)], [*pair, *caller])
    assert (finding.keep.name, finding.why_keep) == ("f_b", "called by 1 function")


def test_calls_of_a_name_that_a_copy_has_as_well_are_no_reason(extracted) -> None:
    a, b, c = *extracted("def f_b(xs):\n" + BODY.format("xs"), "c.py"), *variants(extracted, "bc")
    (caller,) = extracted("def main(xs):\n    print(f_b(xs))\n    return f_b(xs) + 1\n", "main.py")
    pairs = [verdict(a, b), verdict(b, c), verdict(a, c)]
    (finding,) = grouped(pairs, [a, b, c, caller])
    assert (finding.keep.name, finding.why_keep) == ("f_b", "")


def test_nested_copies_are_told_by_the_functions_around_them(extracted) -> None:
    body = BODY.format("xs").replace("    ", "        ")
    source = "def outer_{0}(xs):\n    def inner_{0}(xs):\n" + body + "    return inner_{0}(xs)\n"
    one = extracted(source.format("a"), "a.py")
    other = extracted(source.format("b"), "b.py")
    verdicts = [verdict(one[0], other[0]), verdict(one[1], other[1])]
    (finding,) = grouped(verdicts, [*one, *other])
    assert members(finding) == {"outer_a", "outer_b"}


def test_what_is_nested_in_a_copy_is_no_copy_of_the_other(extracted) -> None:
    body = BODY.format("xs").replace("    ", "        ")
    source = "def outer_{0}(xs):\n    def inner_{0}(xs):\n" + body + "    return inner_{0}(xs)\n"
    one = extracted(source.format("a"), "a.py")
    other = extracted(source.format("b"), "b.py")
    verdicts = [verdict(one[0], other[0]), verdict(one[0], other[1]), verdict(one[1], other[0])]
    (finding,) = grouped(verdicts, [*one, *other])
    assert members(finding) == {"outer_a", "outer_b"}


def test_a_copy_of_what_is_nested_elsewhere_is_told_beside_the_functions_around(extracted) -> None:
    inner = "def inner(xs):\n" + BODY.format("xs")
    nested = inner.replace("\n", "\n    ").rstrip()
    source = "def outer_{0}(xs):\n    " + nested + "\n    return inner(xs)\n"
    one = extracted(source.format("a"), "a.py")
    other = extracted(source.format("b"), "b.py")
    (alone,) = extracted(inner, "c.py")
    verdicts = [verdict(one[0], other[0]), verdict(one[1], other[1], 1.0)]
    found = grouped(verdicts, [*one, *other, alone])
    told = {f.path for finding in found for f in (finding.keep, finding.copies[-1].function)}
    assert len(found) == 2
    assert "c.py" in told


NESTED = (
    "def outer(xs):\n    def inner(xs):\n"
    + BODY.format("xs").replace("    ", "        ")
    + "    print({0})\n    return inner(xs)\n"
)


def test_the_same_inside_of_edited_copies_is_told_by_the_copies(extracted) -> None:
    one, inside = extracted(NESTED.format("1"), "a.py")
    other, again = extracted(NESTED.format("'two'"), "b.py")
    found = grouped([verdict(one, other), verdict(inside, again, 1.0)], [one, inside, other, again])
    assert [members(finding) for finding in found] == [{"outer"}]


def test_a_pair_with_what_is_nested_is_told_by_the_surer_one_with_the_whole(extracted) -> None:
    one, inside = extracted(NESTED.format("1"), "a.py")
    other, again = extracted(NESTED.format("2").replace("total", "whole"), "b.py")
    functions = [one, inside, other, again]
    crossed = [verdict(one, again, 0.8), verdict(inside, other, 0.7)]
    (finding,) = grouped([verdict(one, other, 0.9), *crossed], functions)
    assert members(finding) == {"outer"}
    found = grouped([verdict(one, other, 0.75), *crossed], functions)
    assert sorted(map(sorted, map(members, found))) == [["outer"], ["outer", "outer.inner"]]


def test_the_order_of_verdicts_does_not_matter(extracted) -> None:
    family = variants(extracted, "abcdefgh")
    shuffler = random.Random(7)
    pairs = [(a, b) for a, b in combinations(family, 2) if shuffler.random() < 0.6]
    verdicts = [verdict(a, b, shuffler.choice([0.6, 0.8])) for a, b in pairs]
    expected = grouped(verdicts, family)
    for _ in range(10):
        shuffler.shuffle(verdicts)
        assert grouped(verdicts, family) == expected


def test_fingerprints_survive_moves_and_line_shifts(extracted) -> None:
    a, b = variants(extracted, "ab")
    (moved,) = extracted("# moved\n\n\n" + b.text + "\n", "elsewhere/new.py")
    (before,), (after,) = grouped([verdict(a, b)], [a, b]), grouped([verdict(a, moved)], [a, moved])
    assert before.fingerprint == after.fingerprint


def test_fingerprints_change_with_the_code(extracted) -> None:
    a, b = variants(extracted, "ab")
    (edited,) = extracted(b.text.replace("0", "1"), b.path)
    (before,), (after,) = (
        grouped([verdict(a, b)], [a, b]),
        grouped([verdict(a, edited)], [a, edited]),
    )
    assert before.fingerprint != after.fingerprint


def test_the_most_duplicated_code_comes_first(extracted) -> None:
    small = variants(extracted, "ab")
    long = "def g_{0}({0}):\n" + BODY.format("{0}") * 4
    large = [extracted(long.format(name), f"src/z_{name}.py")[0] for name in "cd"]
    found = grouped([verdict(*small), verdict(*large)], [*small, *large])
    assert [finding.keep.name for finding in found] == ["g_c", "f_a"]


def test_a_copy_keeps_the_model_that_found_it(extracted) -> None:
    left, right = pair = variants(extracted, "ab")
    found = Match(left=left, right=right, similarity=0.8, model="oracle")
    told = replace(verdict(left, right), match=found)
    (finding,) = grouped([told], pair)
    assert finding.copies[0].verdict.match == replace(found, left=finding.keep, right=right)


class Silenced:
    """Silences every pair in which one of these takes part, with any partner or with one."""

    def __init__(self, name: str, partner: str = "") -> None:
        self.name, self.partner = name, partner
        self.asked: set[frozenset[str]] = set()

    def concerns(self, function: Function) -> bool:
        return function.name == self.name

    def silence(self, one: Function, other: Function) -> Silence | None:
        names = {one.name, other.name}
        self.asked.add(frozenset(names))
        if self.name in names and (not self.partner or self.partner in names):
            return Silence(by=Silencer.COMMENT, where="src/x.py:1", reason="on purpose")
        return None


def test_a_silenced_member_is_kept_quiet_and_the_others_are_told(extracted) -> None:
    family = variants(extracted, "abc")
    verdicts = [verdict(one, other) for one, other in combinations(family, 2)]
    found = findings.group(verdicts, copies_by_digest(family), Counter(), silencing=Silenced("f_b"))
    assert [members(finding) for finding in found.findings] == [{"f_a", "f_c"}]
    assert [members(quiet.finding) for quiet in found.quiet] == [{"f_a", "f_b"}]
    assert (found.quiet[0].where, found.quiet[0].reason) == ("src/x.py:1", "on purpose")


def test_where_all_pairs_are_silenced_nothing_is_told(extracted) -> None:
    family = variants(extracted, "ab")
    found = findings.group(
        [verdict(*family)], copies_by_digest(family), Counter(), silencing=Silenced("f_a")
    )
    assert not found.findings
    assert [members(quiet.finding) for quiet in found.quiet] == [{"f_a", "f_b"}]


def test_a_pair_apart_is_told_where_what_held_it_back_is_silenced(extracted) -> None:
    a, b, c, d = functions = variants(extracted, "abcd")
    verdicts = [verdict(a, b, 0.9), verdict(c, d, 0.9), verdict(b, c, 0.8)]
    silencing = Silenced("f_b", "f_a")
    found = findings.group(verdicts, copies_by_digest(functions), Counter(), silencing=silencing)
    told = sorted(sorted(members(finding)) for finding in found.findings)
    assert told == [["f_b", "f_c"], ["f_c", "f_d"]]
    assert [members(quiet.finding) for quiet in found.quiet] == [{"f_a", "f_b"}]


def test_what_is_kept_is_not_what_a_copy_of_it_ignores(extracted) -> None:
    family = variants(extracted, "abc")
    verdicts = [verdict(one, other) for one, other in combinations(family, 2)]
    for touched in (frozenset(), frozenset({family[1].identity})):
        (finding,) = findings.group(
            verdicts,
            copies_by_digest(family),
            Counter(),
            touched=touched,
            silencing=Silenced("f_b", "f_a"),
        ).findings
        assert finding.keep.name == "f_c"
        assert members(finding) == {"f_a", "f_b", "f_c"}


def test_of_pairs_apart_every_one_is_asked_about(extracted) -> None:
    """Or a comment that silences one of them would be said to match nothing."""
    a, b, c, d = functions = variants(extracted, "abcd")
    verdicts = [verdict(a, b, 0.9), verdict(c, d, 0.9), verdict(b, c, 0.8)]
    silencing = Silenced("f_b", "f_c")
    found = findings.group(verdicts, copies_by_digest(functions), Counter(), silencing=silencing)
    assert frozenset({"f_b", "f_c"}) in silencing.asked
    told = sorted(sorted(members(finding)) for finding in found.findings)
    assert told == [["f_a", "f_b"], ["f_c", "f_d"]]


def test_a_test_that_is_nearer_hides_no_production_code(extracted) -> None:
    new, old, older = variants(extracted, "abc")
    (test,) = extracted(variants(extracted, "d")[0].text, "tests/d.py")
    verdicts = [verdict(new, test, 0.9), verdict(old, older, 0.9), verdict(new, old, 0.8)]
    found = grouped(verdicts, [new, old, older, test], separate_tests=True)
    assert sorted(sorted(members(one)) for one in found) == [["f_a", "f_b"], ["f_b", "f_c"]]


def test_new_twins_hide_nothing_older(extracted) -> None:
    new, twin, old, older = functions = variants(extracted, "abcd")
    verdicts = [verdict(new, twin, 0.9), verdict(old, older, 0.9), verdict(new, old, 0.8)]
    touched = frozenset({new.identity, twin.identity})
    found = findings.group(verdicts, copies_by_digest(functions), Counter(), touched=touched)
    told = sorted(sorted(members(finding)) for finding in found.findings)
    assert told == [["f_a", "f_b"], ["f_a", "f_c"], ["f_c", "f_d"]]


def test_something_older_is_told_once_of_new_twins(extracted) -> None:
    new, twin, old = functions = variants(extracted, "abc")
    verdicts = [verdict(new, twin, 0.9), verdict(new, old, 0.8)]
    touched = frozenset({new.identity, twin.identity})
    found = findings.group(verdicts, copies_by_digest(functions), Counter(), touched=touched)
    told = sorted(sorted(members(finding)) for finding in found.findings)
    assert told == [["f_a", "f_b"], ["f_a", "f_c"]]


def test_what_was_there_in_another_form_is_kept_before_what_is_added(extracted) -> None:
    added, edited = functions = variants(extracted, "ab")
    touched = frozenset({added.identity, edited.identity})
    (finding,) = findings.group(
        [verdict(added, edited)],
        copies_by_digest(functions),
        Counter(),
        touched=touched,
        grown=frozenset({edited.identity}),
    ).findings
    assert finding.keep == edited


def test_thousands_of_copies_are_looked_at_once_each(extracted) -> None:
    (one,) = variants(extracted, "a")
    places = [replace(one, path=f"src/{number}.py") for number in range(3000)]
    silencing = Silenced("f_x")
    (finding,) = findings.group(
        [verdict(places[0], places[1])], copies_by_digest(places), Counter(), silencing=silencing
    ).findings
    assert len(finding.copies) == 2999
    assert not silencing.asked


@pytest.mark.parametrize("few", [0, 100])
def test_who_calls_is_counted_alike_for_few_names_and_many(
    extracted, monkeypatch, few: int
) -> None:
    monkeypatch.setattr(findings, "_FEW", few)
    a, b, *callers = extracted(
        "def load(path, times):\n    return path.open(times, path)\n\n\n"
        "def loads(path, times):\n    return path.open(times, path)\n\n\n"
        "def one(path, times):\n    return load(path, times) or path.loads(times)\n\n\n"
        "def two(path, times):\n    return xload(path, times) or load or path\n\n\n"
        "def load(path, times):\n    return load(path, times) or path or times\n"
    )
    assert findings.callers([verdict(a, b)], [a, b, *callers]) == {"load": 1, "loads": 1}
    assert findings.callers([], [a, b, *callers]) == {}
