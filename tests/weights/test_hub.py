"""Models on this disk: what loaders get, what is remembered of checks, and what a removal takes."""

import os

import loopback_hub
import pytest
from loopback_hub import COMMIT, FILES, WEIGHTS, Hub, pin

from dupcheck.errors import DupcheckError, UsageError
from dupcheck.weights import checksum, hub, pins, store
from dupcheck.weights.pull import pull
from dupcheck.weights.transfer import Patience

SIZE = sum(map(len, FILES.values()))


@pytest.fixture(autouse=True)
def server(tmp_path, monkeypatch):
    with loopback_hub.in_use(tmp_path, monkeypatch) as server:
        yield server


@pytest.fixture
def folder():
    return pull("tiny", lambda *_: None, Patience(print, print)).folder


@pytest.fixture
def read(monkeypatch):
    """The files whose contents were read for a checksum."""
    files, digest = [], checksum.digest
    monkeypatch.setattr(
        checksum, "digest", lambda path, *more: files.append(path.name) or digest(path, *more)
    )
    return files


def test_what_is_not_here_is_said_with_the_command_that_brings_it() -> None:
    with pytest.raises(DupcheckError, match='"tiny" is not on this disk') as caught:
        hub.folder("tiny")
    assert caught.value.hint == "dupcheck models pull tiny"
    assert hub.status("tiny").present == 0


def test_a_part_of_it_is_not_it(folder) -> None:
    (folder / "config.json").unlink()
    with pytest.raises(DupcheckError, match="only in part"):
        hub.folder("tiny")
    state = hub.status("tiny")
    assert (state.complete, state.present) == (False, SIZE - len(FILES["config.json"]))


def test_loading_asks_nobody(folder, server: Hub) -> None:
    server.asked.clear()
    assert hub.folder("tiny") == folder
    assert not server.asked


def test_files_are_read_once(folder, read) -> None:
    hub.folder("tiny")
    assert not read
    os.utime(folder / "config.json", ns=(1, 1))
    hub.folder("tiny")
    hub.folder("tiny")
    assert read == ["config.json"]


@pytest.mark.usefixtures("folder")
def test_files_of_others_are_read_at_the_first_use(read) -> None:
    store.note(pins.PINS["tiny"]).unlink()
    hub.folder("tiny")
    hub.folder("tiny")
    assert sorted(read) == ["config.json", "config.json", "model.safetensors"]


def test_in_ci_a_cache_is_not_believed(folder, read, monkeypatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert hub.folder("tiny") == folder
    assert len(read) == len(FILES)


@pytest.mark.parametrize("note", ["", "[]", "{}", '{"revision": 1, "files": [], "seen": {}}'])
def test_a_damaged_note_is_none(folder, note) -> None:
    store.note(pins.PINS["tiny"]).write_text(note)
    assert hub.folder("tiny") == folder


def test_a_note_cannot_name_files_elsewhere(folder, tmp_path) -> None:
    precious = tmp_path / "precious.json"
    precious.write_text("{}")
    pull("loose", lambda *_: None, Patience(print, print))
    note = store.note(pins.PINS["loose"])
    evil = note.read_text().replace("model.safetensors", os.path.relpath(precious, folder))
    note.write_text(evil)
    hub.remove("loose")
    assert precious.exists()


def test_a_check_reads_everything(folder, read) -> None:
    steps = []
    assert hub.check("tiny", lambda *step: steps.append(step)) == (folder, ())
    assert len(read) == len(FILES)
    assert len(steps) >= len(FILES)


def test_a_check_finds_what_a_look_does_not(folder) -> None:
    """Same size, same time: only reading tells."""
    place = folder / "model.safetensors"
    times = place.stat()
    place.write_bytes(WEIGHTS[::-1])
    os.utime(place, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert hub.folder("tiny") == folder
    assert hub.names(hub.check("tiny", lambda *_: None)[1]) == "model.safetensors"
    with pytest.raises(DupcheckError, match="not what was pinned") as caught:
        hub.folder("tiny")  # what the check found is remembered
    assert "models pull tiny" in caught.value.hint


def test_a_check_needs_files() -> None:
    with pytest.raises(DupcheckError, match="not on this disk"):
        hub.check("tiny", lambda *_: None)


@pytest.mark.usefixtures("folder")
def test_a_removal_takes_all_that_came_and_all_that_was_made() -> None:
    made = hub.conversions_folder("tiny")
    assert made.name == f"tiny-{COMMIT}"
    made.mkdir(parents=True)
    (made / "model.onnx").write_bytes(b"12345")
    before, other = made.with_name(f"tiny-{'2' * 40}"), made.with_name(f"tiny-2-{COMMIT}")
    for folder in (before, other):
        folder.mkdir()
        (folder / "model.onnx").write_bytes(b"123")
    assert hub.remove("tiny") == SIZE + 5 + 3
    assert [path.name for path in made.parent.iterdir()] == [other.name]
    assert not store.repository(pins.PINS["tiny"]).exists()
    assert hub.remove("tiny") == 0


def test_a_removal_takes_what_a_broken_download_left() -> None:
    parts = store.parts(pins.PINS["tiny"])
    parts.mkdir(parents=True)
    (parts / "sha256-0").write_bytes(b"12345")
    assert hub.remove("tiny") == 5
    assert not store.repository(pins.PINS["tiny"]).exists()


def test_a_removal_leaves_what_others_use(folder) -> None:
    root = store.repository(pins.PINS["tiny"])
    other = root / "snapshots" / ("2" * 40)
    shared = root / "blobs" / "shared"
    for path in (other, shared.parent):
        path.mkdir()
    shared.write_bytes(FILES["config.json"])
    for place in (folder, other):
        (place / "config.json").unlink(missing_ok=True)
        (place / "config.json").symlink_to(os.path.relpath(shared, place))
    (folder / "model.onnx").write_bytes(b"of somebody else")
    hub.remove("tiny")
    assert (other / "config.json").read_bytes() == FILES["config.json"]
    assert (folder / "model.onnx").exists()
    assert not (folder / "model.safetensors").exists()


def test_a_removal_takes_what_the_library_shares(folder) -> None:
    """Its newer versions keep large files in one store for all repositories, and count users."""
    sharing = pytest.importorskip("huggingface_hub.utils._shared_blobs")
    root = store.repository(pins.PINS["tiny"])
    place, blob = folder / "model.safetensors", root / "blobs" / "etag"
    blob.parent.mkdir()
    place.replace(blob)
    place.symlink_to(os.path.relpath(blob, folder))
    assert sharing.publish_blob_to_shared_store(
        blob_path=str(blob), xet_hash="a" * 64, cache_dir=store.cache(), expected_size=len(WEIGHTS)
    )
    assert hub.folder("tiny") == folder
    assert hub.remove("tiny") >= len(WEIGHTS)
    assert not root.exists()
    assert not [path for path in store.cache().rglob("*") if path.name == "a" * 64]


def test_a_removal_that_fails_says_what_to_do(folder, monkeypatch) -> None:
    def refuse(path, **_more) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    with pytest.raises(DupcheckError, match="cannot be removed") as caught:
        hub.remove("tiny")
    assert str(store.repository(pins.PINS["tiny"])) in caught.value.hint
    assert folder.exists()


def test_without_the_library_its_extra_is_named(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "huggingface_hub.constants", None)
    with pytest.raises(UsageError, match="huggingface_hub") as caught:
        hub.folder("tiny")
    assert "dupcheck[qwen]" in caught.value.hint


def test_a_read_only_cache_can_be_used(folder, monkeypatch) -> None:
    store.note(pins.PINS["tiny"]).unlink()

    def refuse(path, *_arguments, **_more) -> None:
        raise OSError(30, "Read-only file system", str(path))

    monkeypatch.setattr("pathlib.Path.write_text", refuse)
    assert hub.folder("tiny") == folder


def test_a_folder_is_named_by_its_revision(folder) -> None:
    assert folder.name == COMMIT
    assert folder == store.snapshot(pin(), COMMIT)
