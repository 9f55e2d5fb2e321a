"""Files that are not ours, and files that must not be written."""

import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from cache_runs import MODEL, embeddings, file, fill, run, usable

from dupcheck.cache import database
from dupcheck.cache.store import Cache


def foreign(path: Path, *statements: str) -> bytes:
    direct = sqlite3.connect(path)
    for statement in statements:
        direct.execute(statement)
    direct.commit()
    direct.close()
    return path.read_bytes()


OURS = f"PRAGMA application_id = {database._APPLICATION}"


class TestForeign:
    @pytest.mark.parametrize(
        "statements",
        [
            ("CREATE TABLE entries (a)", "INSERT INTO entries VALUES (1)"),
            (database._TABLE,),
            (database._TABLE, OURS, f"PRAGMA user_version = {database.FORMAT + 1}"),
        ],
        ids=["application", "unmarked", "later format"],
    )
    def test_database_is_left_alone(self, tmp_path: Path, statements: tuple[str, ...]) -> None:
        before = foreign(file(tmp_path), *statements)
        with Cache(tmp_path) as opened:
            opened.put_vectors(embeddings(3))
            assert not opened.get_vectors(embeddings(3).digests, MODEL)[1].any()
            assert len(opened.notices) == 1
        assert file(tmp_path).read_bytes() == before

    @pytest.mark.parametrize(
        "statements",
        [
            ("CREATE TABLE other (a)",),
            (
                "CREATE TABLE t (a)",
                "CREATE VIEW entries AS SELECT a AS key, 0 AS used, a AS payload FROM t",
            ),
            (
                database._TABLE,
                "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
            ),
        ],
        ids=["schema", "view", "trigger"],
    )
    def test_forged_cache_is_started_afresh(
        self, tmp_path: Path, statements: tuple[str, ...]
    ) -> None:
        foreign(file(tmp_path), *statements, OURS, f"PRAGMA user_version = {database.FORMAT}")
        with Cache(tmp_path) as opened:
            assert len(opened.notices) == 1
            assert "afresh" in opened.notices[0]
        assert usable(tmp_path)

    def test_file_of_another_kind_is_left_alone(self, tmp_path: Path) -> None:
        file(tmp_path).write_text("my notes")
        with Cache(tmp_path) as opened:
            opened.put_vectors(embeddings(3))
            assert len(opened.notices) == 1
        assert file(tmp_path).read_text() == "my notes"

    def test_folder_in_the_place_of_the_file(self, tmp_path: Path) -> None:
        file(tmp_path).mkdir()
        with Cache(tmp_path) as opened:
            opened.put_vectors(embeddings(3))
            assert len(opened.notices) == 1

    def test_file_in_the_place_of_the_folder(self, tmp_path: Path) -> None:
        (tmp_path / "taken").touch()
        with Cache(tmp_path / "taken") as opened:
            opened.put_vectors(embeddings(3))
            assert len(opened.notices) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
class TestReadOnly:
    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        """Where any user may come: what pytest makes is for its own user only."""
        with tempfile.TemporaryDirectory() as name:
            Path(name).chmod(0o755)
            yield Path(name)

    def read(self, folder: Path) -> str:
        output, errors = run("read", folder / "cache").communicate()
        assert errors == ""
        return output

    def test_folder(self, folder: Path) -> None:
        fill(folder / "cache")
        (folder / "cache").chmod(0o555)
        before = file(folder / "cache").read_bytes()
        assert self.read(folder) == "300 1\n"
        assert file(folder / "cache").read_bytes() == before
        (folder / "cache").chmod(0o755)

    def test_file(self, folder: Path) -> None:
        fill(folder / "cache")
        file(folder / "cache").chmod(0o444)
        (folder / "cache").chmod(0o777)
        assert self.read(folder) == "300 1\n"

    def test_absent(self, folder: Path) -> None:
        (folder / "cache").mkdir()
        (folder / "cache").chmod(0o555)
        assert self.read(folder) == "0 1\n"
        (folder / "cache").chmod(0o755)
