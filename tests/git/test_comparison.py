import os

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.git.comparison import Altered, compare, object_name
from dupcheck.git.objects import Store, store
from dupcheck.lines import LineRange

WORDS = st.lists(
    st.sampled_from([b"a", b"b", b"index 1..2", b"@@ -1 +1 @@", b"\r", b""]), max_size=12
)


@pytest.fixture(scope="module")
def shared_store(make_repository) -> Store:
    return store(make_repository("shared").root)


def changed(objects: Store, before: dict[str, bytes], after: dict[str, bytes]) -> list[Altered]:
    def named(files: dict[str, bytes]) -> dict[str, str]:
        return {
            path: object_name(b"blob", content, objects.object_format)
            for path, content in files.items()
        }

    contents = [*before.values(), *after.values()]
    more = {object_name(b"blob", one, objects.object_format): one for one in contents}
    return compare(objects, named(before), named(after), more)


@settings(max_examples=60)
@given(before=WORDS, after=WORDS)
def test_new_lines_are_those_of_a_line_diff(shared_store, before, after) -> None:
    one, other = b"".join(line + b"\n" for line in before), b"".join(line + b"\n" for line in after)
    found = changed(shared_store, {"a.py": one}, {"a.py": other})
    ranges = found[0].added if found else ()
    assert bool(found) is (one != other)
    new = {number for lines in ranges for number in range(lines.start, lines.end + 1)}
    assert all(number <= len(after) for number in new)
    rest = iter(before)
    assert all(line in rest for number, line in enumerate(after, 1) if number not in new)


def test_renames_additions_and_deletions(repository) -> None:
    lines = b"".join(b"line %d\n" % number for number in range(30))
    found = changed(
        store(repository.root),
        {"old\n.py": lines, "gone.py": b"x\n", "twin.py": b"1\n", "twin2.py": b"1\n"},
        {"new.py": lines + b"more\n", "fresh.py": b"y\nz\n", "twin.py": b"2\n", "twin2.py": b"2\n"},
    )
    first = (LineRange(start=1, end=1),)
    assert set(found) == {
        Altered("new.py", "old\n.py", (LineRange(start=31, end=31),)),
        Altered("", "gone.py"),
        Altered("fresh.py", "", (LineRange(start=1, end=2),)),
        Altered("twin.py", "twin.py", first),
        Altered("twin2.py", "twin2.py", first),
    }


def test_nothing_and_the_same(repository) -> None:
    objects = store(repository.root)
    assert changed(objects, {}, {}) == []
    assert changed(objects, {"a.py": b"1\n"}, {"a.py": b"1\n"}) == []


@pytest.mark.skipif(os.name == "nt", reason="names of POSIX")
def test_objects_of_a_folder_with_an_odd_name(make_repository) -> None:
    for name in ('quo"te:colon', "back\\slash"):
        odd = make_repository(name)
        odd.write("a.py", "one\n")
        odd.commit()
        blob = odd.git("rev-parse", "HEAD:a.py")
        objects = store(odd.root)
        found = compare(objects, {"a.py": blob}, {"a.py": odd.git("hash-object", "a.py")}, {})
        assert found == []
        new = object_name(b"blob", b"one\ntwo\n", "sha1")
        (one,) = compare(objects, {"a.py": blob}, {"a.py": new}, {new: b"one\ntwo\n"})
        assert one.added == (LineRange(start=2, end=2),)


def test_nothing_is_written_into_the_repository(repository) -> None:
    objects = store(repository.root)
    changed(objects, {"a.py": b"1\n"}, {"a.py": b"2\n"})
    assert not [path for path in objects.folder.rglob("*") if path.is_file()]
