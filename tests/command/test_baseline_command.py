"""What `dupcheck baseline` makes of real scans."""

import json

import pytest
from findings_of import finding_of, functions

from dupcheck import pipeline
from dupcheck.baseline import entry_of, read, written
from dupcheck.command.baseline import add, check, prune, write
from dupcheck.config import Settings
from dupcheck.errors import UsageError
from dupcheck.records import Finding, ModelId, Report, Stats

BODY = "    total = {1}\n    for item in {0}:\n        total += item\n    return total\n"
MODEL = ModelId(name="test", revision="1", dim=8, precision="float32", recipe="1")
WHERE = "known.json"


def source(number: int = 0, name: str = "xs") -> str:
    return f"def add({name}):\n" + BODY.format(name, number)


def found(number: int, *paths: str) -> Finding:
    return finding_of(functions(dict.fromkeys(paths, source(number))))


def report(*findings: Finding) -> Report:
    return Report(
        findings=findings,
        skipped=(),
        stats=Stats(),
        model=MODEL,
        threshold=0.5,
        cross_threshold=0.5,
        min_confidence=0.5,
    )


ONE, TWO = found(1, "a.py", "b.py"), found(2, "c.py", "d.py")


def test_what_is_written_is_known() -> None:
    done = write(report(ONE, TWO), None, WHERE)
    assert done.text
    assert done.passed
    assert done.lines == ("2 findings written to known.json",)
    baseline = read(done.text, WHERE)
    assert baseline.knows(ONE)
    assert baseline.knows(TWO)
    assert write(report(TWO, ONE), done.text, WHERE).text == done.text


def test_writing_again_keeps_reasons_and_says_which_are_gone() -> None:
    old = written([entry_of(ONE, "two drivers"), entry_of(TWO, "no longer")])
    done = write(report(found(1, "lib/a.py", "b.py"), found(3, "e.py", "f.py")), old, WHERE)
    assert done.text
    reasons = {entry.members[0].path: entry.reason for entry in read(done.text, WHERE).entries}
    assert reasons == {"b.py": "two drivers", "e.py": ""}
    assert done.lines[1:] == (
        "1 of them new; 1 entry removed",
        "1 reason is gone with its finding:",
        "  c.py:add, d.py:add (no longer)",
    )


def test_writing_keeps_the_reason_of_a_finding_that_has_grown() -> None:
    done = write(report(found(1, "a.py", "b.py", "z.py")), written([entry_of(ONE, "why")]), WHERE)
    assert done.text
    (entry,) = read(done.text, WHERE).entries
    assert (len(entry.members), entry.reason) == (3, "why")


@pytest.mark.parametrize("existing", ["", "# notes\n", '{"name": "package"}', "[1]"])
def test_another_file_is_not_overwritten(existing: str) -> None:
    for action in (write, check, prune):
        with pytest.raises(UsageError, match="not a baseline"):
            action(report(ONE), existing, WHERE)
    with pytest.raises(UsageError, match="not a baseline"):
        add(report(ONE), ONE.fingerprint, "", existing, WHERE)


@pytest.mark.parametrize("action", [check, prune])
def test_without_a_file_nothing_can_be_checked(action) -> None:
    with pytest.raises(UsageError, match="no such file") as error:
        action(report(ONE), None, WHERE)
    assert "baseline write" in error.value.hint


def test_a_check_passes_while_all_is_found() -> None:
    done = check(report(ONE, TWO), written([entry_of(ONE)]), WHERE)
    assert (done.passed, done.text) == (True, None)
    assert done.lines == ("1 known finding, 1 new",)


def test_a_check_fails_and_names_what_is_gone() -> None:
    old = written([entry_of(ONE), entry_of(found(2, "c.py", "d.py", "e.py", "f.py"), "why")])
    done = check(report(TWO), old, WHERE)
    assert not done.passed
    assert done.lines == (
        "1 known finding, 0 new",
        "1 entry is found no more:",
        "  a.py:add, b.py:add",
        "1 entry has members that are gone:",
        "  c.py:add, d.py:add, e.py:add and 1 more (why)",
        "dupcheck baseline prune removes what is gone",
    )


def test_a_check_fails_where_only_a_member_is_gone() -> None:
    old = written([entry_of(found(1, "a.py", "b.py", "c.py"))])
    assert not check(report(ONE), old, WHERE).passed


def test_pruning_removes_what_is_gone_and_adds_nothing() -> None:
    three = entry_of(found(2, "c.py", "d.py", "e.py"), "why")
    done = prune(report(TWO, found(3, "x.py", "y.py")), written([entry_of(ONE), three]), WHERE)
    assert done.text
    assert read(done.text, WHERE).entries == (entry_of(TWO, "why"),)
    assert done.lines == ("1 entry and 1 member of others removed from known.json, 1 entry kept",)
    assert check(report(TWO), done.text, WHERE).passed
    assert prune(report(TWO), done.text, WHERE).text == done.text


def test_a_long_list_is_cut_short() -> None:
    old = written(entry_of(found(number, "a.py", "b.py")) for number in range(10, 40))
    lines = check(report(), old, WHERE).lines
    assert lines[1] == "30 entries are found no more:"
    assert lines[-2] == "  and 10 more"


def test_one_finding_is_accepted_with_a_reason() -> None:
    done = add(report(ONE, TWO), ONE.fingerprint[:8], " two\n drivers ", None, WHERE)
    assert done.text
    assert read(done.text, WHERE).entries == (entry_of(ONE, "two drivers"),)
    assert done.lines == ("a.py:1 add is known from now on: two drivers",)
    again = add(report(ONE, TWO), ONE.fingerprint, "", done.text, WHERE)
    assert again.text == done.text
    assert "known already" in again.lines[0]
    other = add(report(ONE, TWO), ONE.fingerprint, "another", done.text, WHERE)
    assert other.text
    assert read(other.text, WHERE).entries == (entry_of(ONE, "another"),)


def test_accepting_a_larger_finding_replaces_what_was_part_of_it() -> None:
    three = found(1, "a.py", "b.py", "z.py")
    old = written([entry_of(ONE), entry_of(TWO)])
    done = add(report(three, TWO), three.fingerprint, "", old, WHERE)
    assert done.text
    assert set(read(done.text, WHERE).entries) == {entry_of(three), entry_of(TWO)}


@pytest.mark.parametrize(
    ("fingerprint", "message"),
    [
        ("abcdef0123", "no finding has the fingerprint"),
        (ONE.fingerprint[:5], "at least 6 characters"),
        ("", "at least 6 characters"),
    ],
)
def test_a_fingerprint_means_one_finding(fingerprint: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        add(report(ONE, TWO), fingerprint, "", None, WHERE)


def test_a_reason_has_a_largest_length() -> None:
    with pytest.raises(UsageError, match="at most 1,000 characters"):
        add(report(ONE), ONE.fingerprint, "x" * 1_001, None, WHERE)


def scanned(root, **options) -> Report:
    settings = Settings(min_tokens=10, cache=False, jobs=1)
    return pipeline.scan(root, settings, (), lambda *_: None, None, **options)


def test_a_real_repository_lives_with_what_it_has(repository) -> None:
    repository.write("src/a.py", source())
    repository.write("src/b.py", source(name="values"))
    repository.commit()
    text = write(scanned(repository.root), None, WHERE).text
    assert text
    assert len(json.loads(text)["entries"]) == 1
    quiet = scanned(repository.root, baseline=read(text, WHERE))
    assert quiet.findings == ()
    assert [one.by.value for one in quiet.quiet] == ["baseline"]

    repository.write("src/a.py", "import os\n\n\n" + source().replace("    ", "\t"))
    repository.git("mv", "src/b.py", "src/moved.py")
    assert scanned(repository.root, baseline=read(text, WHERE)).findings == ()

    repository.write("src/third.py", source())
    (new,) = scanned(repository.root, baseline=read(text, WHERE)).findings
    assert len(new.copies) == 2
    assert new.fails
    assert check(scanned(repository.root), text, WHERE).passed
