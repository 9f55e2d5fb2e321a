from findings_of import finding_of, functions

from dupcheck.audit import audit
from dupcheck.baseline import Baseline, entry_of
from dupcheck.records import Finding

BODY = "    total = 0\n    for item in {0}:\n        total += item\n    return total\n"
ADD = "def add(xs):\n" + BODY.format("xs")


def found(*paths: str, source: str = ADD) -> Finding:
    return finding_of(functions(dict.fromkeys(paths, source)))


def test_what_is_found_is_kept_and_what_is_not_is_stale() -> None:
    here = entry_of(found("a.py", "b.py"))
    other = entry_of(found("x.py", "y.py", source=ADD.replace("0", "7")))
    result = audit(Baseline([here, other]), [found("a.py", "b.py")])
    assert [kept.entry for kept in result.kept] == [here]
    assert result.kept[0].now == here
    assert result.stale == (other,)
    assert result.new == ()


def test_a_copy_that_is_gone_leaves_no_room_for_another() -> None:
    three = entry_of(found("a.py", "b.py", "c.py"), "why")
    (kept,) = audit(Baseline([three]), [found("a.py", "c.py")]).kept
    assert (kept.gone, kept.now) == (1, entry_of(found("a.py", "c.py"), "why"))
    assert not Baseline([kept.now]).knows(found("a.py", "b.py", "c.py"))


def test_what_is_kept_follows_what_has_moved_and_was_edited() -> None:
    moved = found("lib/a.py", "b.py")
    (kept,) = audit(Baseline([entry_of(found("a.py", "b.py"))]), [moved]).kept
    assert kept.now == entry_of(moved)
    edited = found("a.py", "b.py", source=ADD.replace("0", "0.0"))
    (kept,) = audit(Baseline([entry_of(found("a.py", "b.py"))]), [edited]).kept
    assert kept.now == entry_of(edited)


def test_an_entry_within_a_larger_finding_is_kept_but_does_not_know_it() -> None:
    two = entry_of(found("a.py", "b.py"))
    three = found("a.py", "b.py", "c.py")
    result = audit(Baseline([two]), [three])
    assert result.new == (three,)
    assert result.stale == ()
    assert [(kept.now, kept.gone) for kept in result.kept] == [(two, 0)]


def test_one_member_alone_keeps_no_entry() -> None:
    two = entry_of(found("a.py", "b.py"))
    different = functions({"c.py": ADD.replace("add", "sum_of"), "d.py": ADD.replace("0", "1")})
    other = finding_of([*functions({"a.py": ADD}), *different])
    result = audit(Baseline([two]), [other])
    assert (result.kept, result.stale, result.new) == ((), (two,), (other,))


def test_a_finding_that_fell_apart_is_known_in_all_its_parts() -> None:
    four = entry_of(found("a.py", "b.py", "c.py", "d.py"))
    parts = [found("a.py", "b.py"), found("c.py", "d.py")]
    result = audit(Baseline([four]), parts)
    assert result.new == ()
    (kept,) = result.kept
    assert kept.findings == tuple(parts)
    assert kept.gone == 0


def test_parts_that_share_a_member_keep_it_once() -> None:
    three = entry_of(found("a.py", "b.py", "c.py"))
    (kept,) = audit(Baseline([three]), [found("a.py", "b.py"), found("b.py", "c.py")]).kept
    assert kept.now == three


def test_two_that_can_only_be_the_same_member_keep_no_entry() -> None:
    two = entry_of(finding_of(functions({"a.py": ADD, "b.py": ADD.replace("0", "1")})))
    copies = found("x.py", "y.py")
    assert audit(Baseline([two]), [copies]).stale == (two,)
