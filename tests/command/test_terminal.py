import io
import os
import stat
import sys
from pathlib import Path

import pytest

from dupcheck.command.terminal import finish, terminal, write, write_file
from dupcheck.config import environment
from dupcheck.errors import DupcheckError, UsageError


class Screen(io.TextIOWrapper):
    def __init__(self, encoding: str = "utf-8", tty: bool = True) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty

    def shown(self) -> bytes:
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


@pytest.mark.parametrize(
    ("choice", "variables", "tty", "color"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_colours(choice: str, variables: dict[str, str], tty: bool, color: bool) -> None:
    assert terminal(Screen(tty=tty), choice, environment(variables)).color is color


@pytest.mark.parametrize(
    ("encoding", "unicode"), [("utf-8", True), ("ascii", False), ("latin-1", False)]
)
def test_signs_are_those_of_the_encoding(encoding: str, unicode: bool) -> None:
    assert terminal(Screen(encoding), "auto", environment({})).unicode is unicode


def test_width_counts_only_where_somebody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "97")
    assert terminal(Screen(), "auto", environment({})).width == 97
    assert terminal(Screen(tty=False), "auto", environment({})).width == 0


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1252", "cp437"])
def test_any_encoding_takes_any_text(encoding: str) -> None:
    screen = Screen(encoding)
    write(screen, "plain → \udce9 日本\n")
    assert screen.shown().startswith(b"plain ")
    assert screen.shown().endswith(b"\n")
    assert b"\r" not in screen.shown()


def test_a_stream_without_bytes_is_written_as_text() -> None:
    stream = io.StringIO()
    write(stream, "a → b\n")
    assert stream.getvalue() == "a → b\n"


def test_a_reader_that_went_away_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as stream:
        write(stream, "x" * 100_000)
        write(stream, "and more")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_an_error() -> None:
    with open("/dev/full", "w") as full:
        with pytest.raises(DupcheckError, match="could not be written"):
            write(full, "x")
        finish(full)


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    path = tmp_path / "new" / "deep" / "report.json"
    write_file(path, "a → b\n", tmp_path)
    assert path.read_bytes() == "a → b\n".encode()
    assert [one.name for one in path.parent.iterdir()] == ["report.json"]


def test_a_file_is_replaced_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")

    def fail(*_: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", fail)
        with pytest.raises(UsageError, match="Permission denied"):
            write_file(path, "new", tmp_path)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["report.txt"]
    write_file(path, "new", tmp_path)
    assert path.read_text() == "new"


def test_a_folder_in_the_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot write"):
        write_file(tmp_path, "x", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_of_the_repository_are_not_followed_out_of_it(tmp_path: Path) -> None:
    root, elsewhere = (tmp_path / "repo").resolve(), tmp_path / "elsewhere"
    root.mkdir()
    elsewhere.mkdir()
    (root / "out").symlink_to(elsewhere)
    (elsewhere / "precious").write_text("mine")
    (root / "report.txt").symlink_to(elsewhere / "precious")
    with pytest.raises(UsageError, match="leads out of the repository"):
        write_file(root / "out" / "precious", "x", root)
    with pytest.raises(UsageError, match="leads out of the repository"):
        write_file(root / "out" / "deep" / "er", "x", root)
    assert [one.name for one in elsewhere.iterdir()] == ["precious"]
    write_file(root / "report.txt", "x", root)
    assert (elsewhere / "precious").read_text() == "mine"
    assert (root / "report.txt").read_text() == "x"
    assert not (root / "report.txt").is_symlink()


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are others there")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    path = tmp_path / "pipe"
    os.mkfifo(path)
    reading = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    write_file(path, "through", tmp_path)
    assert os.read(reading, 100) == b"through"
    os.close(reading)
    assert stat.S_ISFIFO(path.stat().st_mode)
