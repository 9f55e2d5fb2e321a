"""The file among other runs, after accidents, and when it or the disk is full."""

import os
import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from cache_runs import SOURCE, embeddings, extraction, file, fill, hits, run, usable
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.cache.store import Cache
from dupcheck.records import ModelId


class TestOtherRuns:
    def test_two_runs_write_at_once(self, tmp_path: Path) -> None:
        runs = [run("write", tmp_path / "new", seed) for seed in (1, 2)]
        for one in runs:
            assert one.stdout is not None
            assert one.stdout.readline() == "open\n"
        for one in runs:
            assert one.communicate("\n")[1] == ""
            assert one.returncode == 0
        for seed in (1, 2):
            for turn in range(8):
                assert hits(tmp_path / "new", embeddings(50, 1000 * seed + turn)) == 50

    def test_many_runs_create_it_at_once(self, tmp_path: Path) -> None:
        runs = [run("create", tmp_path / "deep" / "new") for _ in range(4)]
        assert [one.communicate("\n") for one in runs] == [("()\n", "")] * 4
        assert usable(tmp_path / "deep" / "new")

    def test_killed_while_it_writes(self, tmp_path: Path) -> None:
        known = fill(tmp_path)
        endless = run("write", tmp_path)
        assert endless.stdin is not None
        assert endless.stdout is not None
        endless.stdout.readline()
        endless.stdin.write("\n")
        endless.stdin.flush()
        while hits(tmp_path, embeddings(50, seed=3)) < 50:
            assert endless.poll() is None
            time.sleep(0.01)
        endless.kill()
        endless.communicate()
        assert endless.returncode != 0
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
                content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            file(Path(name)).write_bytes(content)
            hits(Path(name), embeddings(300))
            with Cache(Path(name)) as opened:
                assert opened.get_extractions([SOURCE], "r")[0] in (None, extraction())
                opened.put_vectors(embeddings(300))
            hits(Path(name), embeddings(300))

    def test_damaged_schema_is_started_afresh(self, tmp_path: Path, template: Path) -> None:
        content = template.read_bytes()
        assert content.count(b"key BLOB") == 1
        file(tmp_path).write_bytes(content.replace(b"key BLOB", b"key \xa0LOB"))
        with Cache(tmp_path) as opened:
            assert len(opened.notices) == 1
            assert "afresh" in opened.notices[0]
        assert usable(tmp_path)

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

    def test_a_file_in_place_of_the_folder_is_named_once(self, tmp_path: Path) -> None:
        taken = tmp_path / "taken"
        taken.touch()
        with Cache(taken) as opened:
            (notice,) = opened.notices
        assert notice.startswith("cache is off: ")
        assert notice.count("taken") == 1


class TestSize:
    @pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
    def test_full_disk_turns_it_off_with_one_notice(self, tmp_path: Path) -> None:
        known = fill(tmp_path)
        output = run("fill disk", tmp_path).communicate()
        assert output == ("1\n", "")
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
