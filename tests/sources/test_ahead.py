import pytest

from dupcheck.changes import INDEX, WORK_TREE, Snapshot, Where
from dupcheck.git import objects
from dupcheck.sources import ahead
from dupcheck.sources.ahead import Ahead
from dupcheck.sources.source_files import opened

NAMES = [f"{number}.py" for number in range(7)]


@pytest.fixture(params=["work tree", "index", "commit"])
def state(request, repository):
    for name in NAMES:
        repository.write(name, f"x = {name!r}\n")
    repository.write("large.py", "x" * 1_000_001)
    commit = repository.commit()
    states = {
        "work tree": WORK_TREE,
        "index": INDEX,
        "commit": Snapshot(where=Where.COMMIT, commit=commit),
    }
    return opened(repository.root, states[request.param])


@pytest.mark.parametrize("at_once", [1, 3, 200])
@pytest.mark.parametrize("most", [0, 20, 64_000_000])
def test_it_reads_what_reading_one_by_one_does(state, monkeypatch, at_once, most) -> None:
    monkeypatch.setattr(ahead, "_AT_ONCE", at_once)
    monkeypatch.setattr(ahead, "_MOST_BYTES", most)
    expected = [*NAMES, "gone.py", "large.py", NAMES[0]]
    reader = Ahead(state, expected)
    for path in (*expected, *reversed(expected), ".gitignore"):
        assert reader.read(path) == state.rules(path)
    assert reader.read(NAMES[3]) == b"x = '3.py'\n"
    assert reader.read("large.py") is None


def test_what_git_has_is_asked_for_once_for_all(repository, monkeypatch) -> None:
    for name in NAMES:
        repository.write(name)
    repository.commit()
    asked = []
    contents = objects.contents

    def counted(store, blobs):
        asked.append(len(blobs))
        return contents(store, blobs)

    reader = Ahead(opened(repository.root, INDEX), NAMES)
    monkeypatch.setattr(objects, "contents", counted)
    assert [reader.read(name) for name in NAMES] == [b"x = 1\n"] * len(NAMES)
    assert asked == [len(NAMES)]
