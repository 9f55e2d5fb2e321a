"""The cache among other runs, after accidents, and where it cannot or must not write."""

import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck import blobs, cache, database
from dupcheck.cache import Cache
from dupcheck.records import (
    Embeddings,
    Extraction,
    Function,
    LineRange,
    ModelId,
    Skipped,
    SkipReason,
    SourceFile,
)

MODEL = ModelId(name="test", revision="1", dim=8, precision="float32", recipe="1")
SOURCE = SourceFile(path="a/b.py", language="python", content=b"# x\ndef f(a):\n    return a\n")


def embeddings(count: int, seed: int = 0, model: ModelId = MODEL) -> Embeddings:
    rows = np.random.default_rng(seed).normal(size=(count, model.dim))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    digests = tuple(f"{seed}-{row}" for row in range(count))
    return Embeddings(digests=digests, vectors=rows.astype(np.float32), model=model)


def extraction(source: SourceFile = SOURCE, text: str | None = None, name: str = "f") -> Extraction:
    start = 4
    end = len(source.content) - 1
    function = Function(
        path=source.path,
        language="python",
        name=name,
        lines=LineRange(start=2, end=3),
        span=(start, end),
        text=source.content[start:end].decode("utf-8", "replace") if text is None else text,
        code="kdef if o( ia o) o:\nkreturn ia",
        size=8,
        digest="d" * 64,
    )
    skipped = Skipped(path=source.path, reason=SkipReason.SYNTAX_ERROR, detail="g", line=7)
    whole = Skipped(path=source.path, reason=SkipReason.TOO_SLOW)
    return Extraction(functions=(function,), skipped=(skipped, whole))


def file(folder: Path) -> Path:
    return folder / f"cache-{database.FORMAT}.sqlite3"


def fill(folder: Path, count: int = 300) -> Embeddings:
    known = embeddings(count)
    with Cache(folder) as filled:
        filled.put_vectors(known)
        filled.put_extractions([(SOURCE, extraction())], "r")
        assert filled.notices == ()
    return known


def hits(folder: Path, known: Embeddings) -> int:
    """How many vectors are found; none of them may be wrong."""
    with Cache(folder) as opened:
        vectors, found = opened.get_vectors(known.digests, MODEL)
    assert np.array_equal(vectors[found], known.vectors[found])
    assert not vectors[~found].any()
    return int(found.sum())


def usable(folder: Path) -> bool:
    """Whether a new value is kept from one run to the next."""
    fresh = embeddings(3, seed=99)
    with Cache(folder) as opened:
        opened.put_vectors(fresh)
    return hits(folder, fresh) == 3


class TestValues:
    def test_vectors_come_back_in_the_order_asked_for(self, tmp_path: Path) -> None:
        known = fill(tmp_path)
        digests = ["unknown", *reversed(known.digests), known.digests[0]]
        with Cache(tmp_path) as opened:
            vectors, found = opened.get_vectors(digests, MODEL)
        assert found.tolist() == [False] + [True] * 301
        assert np.array_equal(vectors[1:301], known.vectors[::-1])
        assert np.array_equal(vectors[301], known.vectors[0])
        assert vectors.dtype == np.float32
        assert not vectors[0].any()

    def test_more_rows_than_one_transaction_holds(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cache, "_ROWS", 7)
        assert hits(tmp_path, fill(tmp_path)) == 300

    @pytest.mark.parametrize("field", ["name", "revision", "precision", "recipe"])
    def test_another_model_is_a_miss(self, tmp_path: Path, field: str) -> None:
        known = fill(tmp_path)
        values = {"name": "test", "revision": "1", "precision": "float32", "recipe": "1"}
        other = ModelId(dim=8, **{**values, field: "other"})
        with Cache(tmp_path) as opened:
            assert not opened.get_vectors(known.digests, other)[1].any()

    def test_extraction_is_found_under_another_path(self, tmp_path: Path) -> None:
        fill(tmp_path)
        moved = SourceFile(path="new.py", language="python", content=SOURCE.content)
        with Cache(tmp_path) as opened:
            here, there = opened.get_extractions([SOURCE, moved], "r")
        assert here == extraction()
        assert there == extraction(moved)

    def test_other_content_language_or_recipe_is_a_miss(self, tmp_path: Path) -> None:
        fill(tmp_path)
        longer = SourceFile(path="a/b.py", language="python", content=SOURCE.content + b" ")
        other = SourceFile(path="a/b.py", language="ruby", content=SOURCE.content)
        with Cache(tmp_path) as opened:
            assert opened.get_extractions([longer, other], "r") == [None, None]
            assert opened.get_extractions([SOURCE], "r2") == [None]

    @settings(max_examples=20, deadline=None)
    @given(
        content=st.binary(min_size=6, max_size=60),
        text=st.none() | st.text(),
        name=st.text(st.characters()),
    )
    def test_any_text_survives(self, content: bytes, text: str | None, name: str) -> None:
        source = SourceFile(path="p", language="python", content=content)
        before = extraction(source, text, name)
        with tempfile.TemporaryDirectory() as folder, Cache(Path(folder)) as opened:
            opened.put_extractions([(source, before)], "r")
            assert opened.get_extractions([source], "r") == [before]

    def test_text_of_the_file_is_not_stored_again(self, tmp_path: Path) -> None:
        noise = random.Random(1).randbytes(20_000).hex().encode()
        source = SourceFile(path="p", language="python", content=noise)
        with Cache(tmp_path) as opened:
            opened.put_extractions([(source, extraction(source))], "r")
            assert opened.get_extractions([source], "r") == [extraction(source)]
        assert file(tmp_path).stat().st_size < 20_000

    def test_later_value_replaces_the_earlier(self, tmp_path: Path) -> None:
        fill(tmp_path)
        with Cache(tmp_path) as opened:
            opened.put_extractions([(SOURCE, extraction(name="later"))], "r")
            assert opened.get_extractions([SOURCE], "r") == [extraction(name="later")]

    def test_without_a_folder_everything_is_a_miss(self) -> None:
        with Cache(None) as none:
            none.put_vectors(embeddings(2))
            none.put_extractions([(SOURCE, extraction())], "r")
            assert not none.get_vectors(embeddings(2).digests, MODEL)[1].any()
            assert none.get_extractions([SOURCE], "r") == [None]
            assert none.notices == ()

    def test_closed_cache_is_a_miss(self, tmp_path: Path) -> None:
        known = fill(tmp_path)
        opened = Cache(tmp_path)
        opened.close()
        opened.close()
        opened.put_vectors(known)
        assert not opened.get_vectors(known.digests, MODEL)[1].any()


WRITER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_cache import *
seed = int(sys.argv[3])
with Cache(Path(sys.argv[2])) as opened:
    print("open", flush=True)
    sys.stdin.readline()
    for turn in range(10**6 if seed == 0 else 8):
        opened.put_vectors(embeddings(50, seed=1000 * seed + turn))
        opened.put_extractions([(SOURCE, extraction())], str(turn))
        assert opened.get_vectors(embeddings(50, 1000 * seed + turn).digests, MODEL)[1].all()
    assert opened.notices == (), opened.notices
"""


def writer(folder: Path, seed: int) -> "subprocess.Popen[str]":
    arguments = [sys.executable, "-c", WRITER, str(Path(__file__).parent), str(folder), str(seed)]
    pipe = subprocess.PIPE
    return subprocess.Popen(arguments, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


class TestOtherRuns:
    def test_two_runs_write_at_once(self, tmp_path: Path) -> None:
        runs = [writer(tmp_path / "new", seed) for seed in (1, 2)]
        for run in runs:
            assert run.stdout is not None
            assert run.stdout.readline() == "open\n"
        for run in runs:
            assert run.communicate("\n")[1] == ""
            assert run.returncode == 0
        for seed in (1, 2):
            for turn in range(8):
                assert hits(tmp_path / "new", embeddings(50, 1000 * seed + turn)) == 50

    def test_many_runs_create_it_at_once(self, tmp_path: Path) -> None:
        code = (
            "import sys; from pathlib import Path; from dupcheck.cache import Cache\n"
            "sys.stdin.readline()\n"
            "with Cache(Path(sys.argv[1])) as opened: print(opened.notices)"
        )
        command = [sys.executable, "-c", code, str(tmp_path / "deep" / "new")]
        pipe = subprocess.PIPE
        runs = [
            subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True)
            for _ in range(4)
        ]
        assert [run.communicate("\n") for run in runs] == [("()\n", "")] * 4
        assert usable(tmp_path / "deep" / "new")

    def test_killed_while_it_writes(self, tmp_path: Path) -> None:
        known = fill(tmp_path)
        run = writer(tmp_path, 0)
        assert run.stdin is not None
        assert run.stdout is not None
        run.stdout.readline()
        run.stdin.write("\n")
        run.stdin.flush()
        while hits(tmp_path, embeddings(50, seed=3)) < 50:
            time.sleep(0.01)
        run.kill()
        run.communicate()
        assert run.returncode in (-getattr(signal, "SIGKILL", 9), 1)
        assert hits(tmp_path, known) == 300
        assert hits(tmp_path, embeddings(50, seed=3)) == 50
        assert usable(tmp_path)


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        yield file(Path(folder))


class TestAccidents:
    @pytest.mark.parametrize("share", [0.02, 0.3, 0.9])
    def test_cut_off(self, tmp_path: Path, share: float) -> None:
        known = fill(tmp_path)
        os.truncate(file(tmp_path), int(file(tmp_path).stat().st_size * share))
        assert hits(tmp_path, known) <= 300
        assert usable(tmp_path)

    def test_empty_file_is_filled(self, tmp_path: Path) -> None:
        file(tmp_path).touch()
        assert usable(tmp_path)

    @settings(max_examples=40, deadline=None)
    @given(seed=st.integers(0, 2**31), flips=st.sampled_from([1, 20, 500]))
    def test_flipped_bytes_are_never_a_wrong_value(
        self, template: Path, seed: int, flips: int
    ) -> None:
        chance = random.Random(seed)
        with tempfile.TemporaryDirectory() as name:
            content = bytearray(template.read_bytes())
            for _ in range(flips):
                content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
            file(Path(name)).write_bytes(content)
            hits(Path(name), embeddings(300))
            with Cache(Path(name)) as opened:
                assert opened.get_extractions([SOURCE], "r")[0] in (None, extraction())
                opened.put_vectors(embeddings(300))
            hits(Path(name), embeddings(300))

    def test_damaged_row_is_a_miss_and_is_replaced(self, tmp_path: Path) -> None:
        known = fill(tmp_path)
        with sqlite3.connect(file(tmp_path)) as direct:
            direct.execute("UPDATE entries SET payload = zeroblob(40) WHERE rowid = 5")
            direct.execute("UPDATE entries SET payload = 'text' WHERE rowid = 6")
            direct.execute("UPDATE entries SET used = 'never' WHERE rowid = 7")
        direct.close()
        assert hits(tmp_path, known) == 297
        with Cache(tmp_path) as opened:
            opened.put_vectors(known)
        assert hits(tmp_path, known) == 300

    def test_vector_of_another_length_or_not_a_number_is_a_miss(self, tmp_path: Path) -> None:
        known = embeddings(4)
        known.vectors[0] *= 2
        known.vectors[1, 3] = np.nan
        known.vectors[2] = 0
        with Cache(tmp_path) as opened:
            opened.put_vectors(known)
            vectors, found = opened.get_vectors(known.digests, MODEL)
        assert found.tolist() == [False, False, False, True]
        assert not vectors[:3].any()

    @pytest.mark.parametrize(
        "payload",
        [
            b"",
            b"not compressed",
            zlib.compress(b"[" * 200_000),
            zlib.compress(b"{}"),
            zlib.compress(b'{"functions": 3, "skipped": []}'),
            zlib.compress(b'{"functions": [[1, 2]], "skipped": []}'),
            zlib.compress(b'{"functions": [], "skipped": [["no such reason", "", null]]}'),
            zlib.compress(b'{"functions": [], "skipped": [["binary", 5, null]]}'),
            zlib.compress(b'{"functions":[["c","f",0,1,0,1,null,"","1",""]],"skipped":[]}'),
            zlib.compress(b'{"functions":[["c","f",0,1,0,1,null,"",1,""]],"skipped":[]}'),
            zlib.compress(b'{"functions": [], "skipped": []' + b" " * (1 << 27) + b"}"),
        ],
        ids=range(11),
    )
    def test_hostile_extraction_is_a_miss(self, tmp_path: Path, payload: bytes) -> None:
        store = blobs.Blobs(file(tmp_path), cache.MAX_BYTES)
        store.write([(cache._extraction_key(SOURCE, "r"), payload)])
        store.close()
        with Cache(tmp_path) as opened:
            assert opened.get_extractions([SOURCE], "r") == [None]


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
            ("CREATE TABLE other (a)", OURS, f"PRAGMA user_version = {database.FORMAT}"),
            (
                "CREATE TABLE t (a)",
                "CREATE VIEW entries AS SELECT a AS key, 0 AS used, a AS payload FROM t",
                OURS,
                f"PRAGMA user_version = {database.FORMAT}",
            ),
            (
                database._TABLE,
                "CREATE TRIGGER t AFTER INSERT ON entries BEGIN DELETE FROM entries; END",
                OURS,
                f"PRAGMA user_version = {database.FORMAT}",
            ),
        ],
        ids=["application", "unmarked", "later format", "schema", "view", "trigger"],
    )
    def test_database_is_left_alone(self, tmp_path: Path, statements: tuple[str, ...]) -> None:
        before = foreign(file(tmp_path), *statements)
        with Cache(tmp_path) as opened:
            opened.put_vectors(embeddings(3))
            assert not opened.get_vectors(embeddings(3).digests, MODEL)[1].any()
            assert len(opened.notices) == 1
        assert file(tmp_path).read_bytes() == before

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


READER = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_cache import *
known, *fresh = embeddings(300), embeddings(9, seed=7), embeddings(9, seed=8)
if os.geteuid() == 0:  # root may write everywhere
    os.setegid(65534)
    os.seteuid(65534)
with Cache(Path(sys.argv[2])) as opened:
    for rows in fresh:
        opened.put_vectors(rows)
    vectors, found = opened.get_vectors(known.digests, MODEL)
    print(int(found.sum()), len(opened.notices))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
class TestReadOnly:
    @pytest.fixture
    def folder(self) -> Iterator[Path]:
        """Where any user may come: what pytest makes is for its own user only."""
        with tempfile.TemporaryDirectory() as name:
            Path(name).chmod(0o755)
            yield Path(name)

    def read(self, folder: Path) -> str:
        arguments = [
            sys.executable,
            "-c",
            READER,
            str(Path(__file__).parent),
            str(folder / "cache"),
        ]
        run = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert run.stderr == ""
        return run.stdout

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


FULL = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from test_cache import *
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
with Cache(Path(sys.argv[2])) as opened:
    for seed in range(100, 140):
        opened.put_vectors(embeddings(300, seed))
    assert not opened.get_vectors(embeddings(300, 101).digests, MODEL)[1].any()
    print(len(opened.notices))
"""


class TestSize:
    @pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
    def test_full_disk_turns_it_off_with_one_notice(self, tmp_path: Path) -> None:
        known = fill(tmp_path)
        arguments = [sys.executable, "-c", FULL, str(Path(__file__).parent), str(tmp_path)]
        run = subprocess.run(arguments, capture_output=True, text=True, check=False)
        assert (run.stdout, run.stderr) == ("1\n", "")
        assert hits(tmp_path, known) == 300

    def test_what_was_not_used_for_longest_is_dropped(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        now = time.time()
        weeks = 7 * 24 * 3600
        big = ModelId(name="test", revision="1", dim=256, precision="float32", recipe="1")
        for seed in range(3):
            monkeypatch.setattr(time, "time", lambda seed=seed: now + seed * weeks)
            with Cache(tmp_path) as opened:
                opened.put_vectors(embeddings(300, seed, big))
        monkeypatch.setattr(time, "time", lambda: now + 3 * weeks)
        with Cache(tmp_path) as opened:
            assert opened.get_vectors(embeddings(300, 0, big).digests, big)[1].all()
        before = file(tmp_path).stat().st_size
        with Cache(tmp_path, max_bytes=before * 3 // 4) as opened:
            assert opened.get_vectors(embeddings(300, 2, big).digests, big)[1].all()
        assert file(tmp_path).stat().st_size < before * 3 // 4
        with Cache(tmp_path) as opened:
            kept = [
                int(opened.get_vectors(embeddings(300, seed, big).digests, big)[1].sum())
                for seed in range(3)
            ]
        assert kept[1] == 0
        assert kept[2] == 300
        assert 0 < kept[0] < 300
