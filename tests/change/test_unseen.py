"""What a change cannot hide by making dupcheck look away."""

from dupcheck.change.unseen import notices
from dupcheck.changes import WORK_TREE, Change, ChangedFile
from dupcheck.lines import LineRange
from dupcheck.records import Skipped, SkipReason

GENERATED = SkipReason.GENERATED


def told(file: ChangedFile, *skipped: Skipped, read_before: frozenset[str] = frozenset()) -> str:
    change = Change(title="a change", after=WORK_TREE, files=(file,))
    return "".join(notices(change, skipped, read_before))


def left_out(
    path: str = "a.py", reason: SkipReason = GENERATED, line: int | None = None
) -> Skipped:
    return Skipped(path=path, reason=reason, detail="@generated", line=line)


NEW = ChangedFile(path="a.py", old_path="")
MOVED = ChangedFile(path="a.py", old_path="b.py", added=(LineRange(start=3, end=4),))


def test_a_new_file_that_is_left_out_is_named() -> None:
    said = "of this change was not looked at: a.py (generated: @generated)"
    assert told(NEW, left_out()) == said
    assert told(NEW, left_out(line=3)) == said.replace("a.py", "a.py:3")


def test_a_file_that_was_read_before_is_named_and_no_other_old_one() -> None:
    assert told(MOVED, left_out(), read_before=frozenset({"b.py"}))
    assert not told(MOVED, left_out(), read_before=frozenset({"a.py"}))


def test_of_an_old_file_only_functions_in_new_lines_are_named() -> None:
    assert told(MOVED, left_out(line=4))
    assert not told(MOVED, left_out(line=5), read_before=frozenset({"b.py"}))


def test_rules_of_the_repository_and_other_files_are_not_spoken_of() -> None:
    assert not told(NEW, left_out(reason=SkipReason.EXCLUDED))
    assert not told(NEW, left_out(reason=SkipReason.LOCK_FILE))
    assert not told(NEW, left_out("other.py"))
    assert not told(ChangedFile(path="", old_path="a.py"), left_out())


def test_many_are_counted() -> None:
    said = told(NEW, *(left_out(line=number) for number in range(1, 8)))
    assert said.count("@generated") == 5
    assert said.endswith(" and 2 more")
