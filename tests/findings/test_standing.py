from collections import Counter
from dataclasses import replace

from dupcheck.findings import standing
from dupcheck.findings.group import group
from dupcheck.match import copies_by_digest
from dupcheck.records import CloneType, Finding, Function, Match, Standing, Verdict

BODY = "    total = 0\n    for item in {0}:\n        total += item{1}\n    return total\n"


def summed(extracted, name: str, path: str, more: str = "") -> Function:
    return extracted(f"def {name}({name}):\n" + BODY.format(name, more), path)[0]


def joined(*functions: Function) -> list[Verdict]:
    return [
        Verdict(
            match=Match(left=left, right=right, similarity=0.9),
            clone_type=CloneType.TYPE_2,
            confidence=0.9,
        )
        for number, left in enumerate(functions)
        for right in functions[number + 1 :]
    ]


def told(functions: list[Function], verdicts: list[Verdict], touched: list[Function]) -> Finding:
    identities = frozenset(one.identity for one in touched)
    grouped = group(verdicts, copies_by_digest(functions), Counter(), touched=identities)
    (finding,) = grouped.findings
    return finding


def placed(finding: Finding, before: dict[Function, Function], verdicts: list[Verdict]) -> Finding:
    earlier = {after.identity: function for after, function in before.items()}
    return standing.past(earlier, verdicts).placed(finding)


def test_an_added_function_is_new(extracted) -> None:
    old, new = summed(extracted, "a", "a.py"), summed(extracted, "b", "b.py")
    finding = placed(told([old, new], joined(old, new), [new]), {}, joined(old, new))
    assert finding.standing is Standing.NEW
    assert finding.keep == old
    assert finding.touched == (new,)


def test_what_the_change_did_not_touch_is_kept(extracted) -> None:
    """However many call the new one, and however deep the old one lies."""
    old, new = summed(extracted, "b", "deep/er/test_b.py"), summed(extracted, "a", "a.py")
    assert told([old, new], joined(old, new), [new]).keep == old


def test_a_copy_that_was_mended_is_known(extracted) -> None:
    old, was = summed(extracted, "a", "a.py"), summed(extracted, "b", "b.py")
    now = summed(extracted, "b", "b.py", " * 2")
    finding = told([old, now], joined(old, now), [now])
    known = placed(finding, {now: was}, [*joined(old, now), *joined(old, was)])
    assert known.standing is Standing.KNOWN
    assert known.touched == (now,)


def test_a_function_that_became_like_another_is_new(extracted) -> None:
    old, was = summed(extracted, "a", "a.py"), summed(extracted, "b", "b.py", " ** 7 - 1")
    now = summed(extracted, "b", "b.py")
    finding = told([old, now], joined(old, now), [now])
    assert placed(finding, {now: was}, joined(old, now)).standing is Standing.NEW


def test_copies_that_were_changed_together_are_known(extracted) -> None:
    was = [summed(extracted, name, f"{name}.py") for name in "ab"]
    now = [summed(extracted, name, f"{name}.py", " * 2") for name in "ab"]
    finding = told(now, joined(*now), now)
    before = dict(zip(now, was, strict=True))
    known = placed(finding, before, [*joined(*now), *joined(*was)])
    assert known.standing is Standing.KNOWN


def test_of_exact_copies_no_verdict_is_needed(extracted) -> None:
    old = summed(extracted, "a", "a.py")
    was = replace(old, path="b.py")
    now = summed(extracted, "a", "b.py", " * 2")
    finding = told([old, now], joined(old, now), [now])
    assert placed(finding, {now: was}, joined(old, now)).standing is Standing.KNOWN


def test_a_third_copy_is_new_and_only_it_is_to_be_told(extracted) -> None:
    one, was = summed(extracted, "a", "a.py"), summed(extracted, "b", "b.py")
    mended, third = summed(extracted, "b", "b.py", " * 2"), summed(extracted, "c", "c.py")
    verdicts = joined(one, mended, third)
    finding = told([one, mended, third], verdicts, [mended, third])
    new = placed(finding, {mended: was}, [*verdicts, *joined(one, was)])
    assert new.standing is Standing.NEW
    assert new.touched == (third,)


def test_of_several_old_ones_the_one_that_was_copied_is_kept(extracted) -> None:
    source = "def a(xs):\n" + BODY.format("xs", "")
    (original,), (copy,) = extracted(source, "deep/er/a.py"), extracted(source, "new.py")
    other = summed(extracted, "b", "b.py")
    verdicts = [*joined(original, other), *joined(other, copy)]
    verdicts += [
        replace(one, match=replace(one.match, similarity=1.0)) for one in joined(original, copy)
    ]
    assert told([original, other, copy], verdicts, [copy]).keep == original
