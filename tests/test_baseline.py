import json
from itertools import chain

import pytest
from findings_of import finding_of, functions
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck import baseline as baselines
from dupcheck.baseline import Baseline, entry_of, read, written
from dupcheck.errors import UsageError
from dupcheck.records import Finding

BODY = "    total = 0\n    for item in {0}:\n        total += item\n    return total\n"
FILES = {
    "src/a.py": "def add(xs):\n" + BODY.format("xs"),
    "src/b.py": "def add_up(ys):\n" + BODY.format("ys"),
}


def found(files: dict[str, str | bytes]) -> Finding:
    return finding_of(functions(files))


def known(*files: dict[str, str]) -> Baseline:
    """A baseline that went through its file."""
    entries = [entry_of(found(one)) for one in files]
    return read(written(entries), "baseline.json")


def moved_down(files: dict) -> dict:
    return {path: "import os\n\n\nX = 1\n" + source for path, source in files.items()}


def commented(files: dict) -> dict:
    return {path: source.replace("\n", "  # text\n\n") for path, source in files.items()}


def indented(files: dict) -> dict:
    return {path: source.replace("    ", "  ") for path, source in files.items()}


def renamed(files: dict) -> dict:
    return {f"lib/moved/{path}": source for path, source in files.items()}


def joined(files: dict) -> dict:
    return {"lib/all.py": "\n\n".join(source for _, source in sorted(files.items(), reverse=True))}


def edited(files: dict) -> dict:
    return {path: source.replace("total = 0", "total = 0.0") for path, source in files.items()}


LAYOUT = st.lists(st.sampled_from([moved_down, commented, indented]), max_size=3)


@settings(deadline=None)
@given(
    st.lists(LAYOUT, min_size=2, max_size=2),
    st.sampled_from([dict, renamed, joined, edited]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_what_is_known_stays_known(layouts, change, ending: str) -> None:
    baseline = known(FILES)
    files = {}
    for (path, source), transforms in zip(change(FILES).items(), chain(layouts), strict=False):
        part = {path: source}
        for transform in transforms:
            part = transform(part)
        files |= {path: text.replace("\n", ending).encode() for path, text in part.items()}
    assert baseline.knows(found(files))


@pytest.mark.parametrize(
    "third",
    [
        "def add(xs):\n" + BODY.format("xs"),
        "def add_up(ys):\n" + BODY.format("ys"),
        "def other(zs):\n" + BODY.format("zs"),
    ],
)
@pytest.mark.parametrize("path", ["src/c.py", "src/a.py", "tests/test_c.py"])
def test_a_third_copy_is_new(third: str, path: str) -> None:
    files = FILES | {path: FILES.get(path, "") + "\n\n" + third}
    assert not known(FILES).knows(found(files))
    assert known(files).knows(found(files))


def test_a_third_copy_is_new_beside_another_known_finding() -> None:
    other = {f"x{path}": source for path, source in FILES.items()}
    baseline = known(FILES, other)
    assert baseline.knows(found(other))
    assert not baseline.knows(found(FILES | {"src/c.py": FILES["src/a.py"]}))


def test_what_is_left_of_a_known_finding_is_known() -> None:
    three = FILES | {"src/c.py": FILES["src/a.py"]}
    for gone in three:
        assert known(three).knows(found({p: s for p, s in three.items() if p != gone}))


def test_another_function_is_new_even_in_the_old_place_of_one() -> None:
    swapped = {"src/a.py": FILES["src/a.py"], "src/c.py": FILES["src/b.py"].replace("0", "1")}
    assert not known(FILES).knows(found(swapped))


def test_what_the_change_touched_is_a_copy_and_has_not_moved() -> None:
    files = {"src/a.py": FILES["src/a.py"], "src/c.py": FILES["src/b.py"]}
    one, other = functions(files)
    assert known(FILES).knows(finding_of([one, other]))
    assert not known(FILES).knows(finding_of([one, other], touched=(other,)))
    here = functions(edited(FILES))
    assert known(FILES).knows(finding_of(here, touched=tuple(here)))


def test_copies_among_tests_are_not_known_from_code() -> None:
    tests = {f"tests/test_{path[4:]}": source for path, source in FILES.items()}
    assert not known(FILES).knows(found(tests))
    assert not known(tests).knows(found(FILES))
    assert known(tests).knows(found(renamed(tests)))


def test_members_of_two_entries_make_a_new_finding() -> None:
    other = {f"x{path}": source.replace("0", "7") for path, source in FILES.items()}
    mixed = {"src/a.py": FILES["src/a.py"], "xsrc/b.py": other["xsrc/b.py"]}
    assert not known(FILES, other).knows(found(mixed))


def test_the_reason_of_the_smallest_entry_counts() -> None:
    three = entry_of(found(FILES | {"src/c.py": FILES["src/a.py"]}), "three")
    two = entry_of(found(FILES), "two")
    recognised = Baseline([three, two]).recognised(found(FILES))
    assert recognised
    assert recognised.entry.reason == "two"


def test_the_text_is_the_same_in_any_order_and_one_line_for_a_member() -> None:
    entries = [entry_of(found(FILES), "a\nb"), entry_of(found(renamed(edited(FILES))))]
    text = written(entries)
    assert text == written(entries[::-1]) == written([*entries, entries[0]])
    assert read(text, "x").entries == tuple(sorted(entries))
    assert sum('"path"' in line for line in text.split("\n")) == 4
    assert json.loads(text)["version"] == baselines.VERSION
    assert read(written([]), "x").entries == ()


def test_one_edit_changes_one_line_of_the_text() -> None:
    other = {f"x{path}": source.replace("0", "7") for path, source in FILES.items()}
    before = written([entry_of(found(FILES)), entry_of(found(other))])
    changed = other | {"xsrc/b.py": other["xsrc/b.py"].replace("7", "8")}
    after = written([entry_of(found(FILES)), entry_of(found(changed))])
    lines = zip(before.split("\n"), after.split("\n"), strict=True)
    assert sum(one != two for one, two in lines) == 1


@settings(deadline=None)
@given(st.text(st.characters()), st.text(st.characters(), min_size=1))
def test_any_path_and_reason_survives(reason: str, path: str) -> None:
    files = {path: FILES["src/a.py"], path + "2": FILES["src/b.py"]}
    entry = entry_of(found(files), reason)
    assert read(written([entry]), "x").entries == (entry,)
    written([entry]).encode("ascii")


MEMBER = {"path": "a.py", "name": "f", "digest": "0" * 20}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a baseline: line 1"),
        ("{", "not a baseline: line 1"),
        ("[]", "not a baseline"),
        ("null", "not a baseline"),
        ('"x"', "not a baseline"),
        ("[" * 100_000, "nested too deeply"),
        ("1" * 10_000, "a number too large"),
        ('{"version": 2, "entries": []}', "another version"),
        ('{"version": true, "entries": []}', "another version"),
        ('{"version": "1", "entries": []}', "another version"),
        ('{"version": 1, "entries": {}}', "not a baseline"),
        ('{"version": 1, "entries": [1]}', r"entries\[0\]: not an entry"),
        (json.dumps({"version": 1, "entries": [{"members": [MEMBER]}]}), "not an entry"),
        (json.dumps({"version": 1, "entries": [{"members": [MEMBER, 1]}]}), "not a member"),
        (
            json.dumps({"version": 1, "entries": [{"members": [MEMBER] * 2, "reason": 1}]}),
            "not an entry",
        ),
        (
            json.dumps({"version": 1, "entries": [{"members": [MEMBER] * 2, "other": 1}]}),
            "not an entry",
        ),
        *(
            (
                json.dumps({"version": 1, "entries": [{"members": [MEMBER, MEMBER | wrong]}]}),
                "not a member",
            )
            for wrong in (
                {"path": 1},
                {"digest": "x" * 20},
                {"digest": "0" * 64},
                {"more": ""},
                {"name": "x" * 20_000},
            )
        ),
    ],
)
def test_what_is_no_baseline_is_told(text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message) as error:
        read(text, "known.json")
    assert str(error.value).startswith("known.json: ")
    assert error.value.hint


def test_a_merge_conflict_is_called_one() -> None:
    text = written([entry_of(found(FILES))]).replace("    {\n", "<<<<<<< HEAD\n    {\n", 1)
    with pytest.raises(UsageError, match="not a baseline") as error:
        read(text, "known.json")
    assert "merge conflict" in error.value.hint


def test_a_baseline_has_a_largest_size(monkeypatch) -> None:
    monkeypatch.setattr(baselines, "LARGEST", 10)
    with pytest.raises(UsageError, match="more than 10 characters"):
        read(written([]), "known.json")


WORDS = st.sampled_from(["version", "entries", "members", "path", "name", "digest", "reason"])
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)


@settings(max_examples=50, deadline=None)
@given(
    st.recursive(
        SCALARS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=4),
    )
)
def test_any_json_is_a_baseline_or_a_usage_error(value: object) -> None:
    for table in (value, {"version": 1, "entries": [{"members": value}]}):
        try:
            entries = read(json.dumps(table), "known.json").entries
        except UsageError:
            continue
        assert all(len(entry.members) > 1 for entry in entries)
