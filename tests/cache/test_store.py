"""What is kept comes back for what it depends on, and only for that; nothing else is believed."""

import json
import random
import tempfile
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from cache_runs import MODEL, SOURCE, embeddings, extraction, file, fill, hits
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck.cache import blobs
from dupcheck.cache import store as cache
from dupcheck.cache.key import key
from dupcheck.cache.store import Cache
from dupcheck.records import ModelId, SourceFile


def row(first: int = 1, size: object = 1, head: int = 0, directives: object = ()) -> list[object]:
    """A function as it is stored."""
    return ["c", "f", first, 1, 0, 1, None, "", size, "", head, directives]


def stored(**wrong: object) -> bytes:
    """An extraction as it is stored."""
    return zlib.compress(
        json.dumps({"functions": [], "skipped": [], "remarks": []} | wrong).encode()
    )


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
        monkeypatch.setattr(cache, "_ROWS", 70)
        monkeypatch.setattr(blobs, "_KEYS_AT_ONCE", 7)
        assert hits(tmp_path, fill(tmp_path)) == 300

    def test_keys_of_vectors_are_those_of_their_parts(self) -> None:
        space = [part.encode() for part in ("test", "1", "8", "float32", "1")]
        wanted = [key(b"vector", digest.encode(), *space) for digest in ("a", "ab" * 32)]
        assert cache._vector_keys(("a", "ab" * 32), MODEL) == wanted

    @pytest.mark.parametrize("field", ["name", "revision", "precision", "recipe"])
    def test_another_model_is_a_miss(self, tmp_path: Path, field: str) -> None:
        known = fill(tmp_path)
        values = {"name": "test", "revision": "1", "precision": "float32", "recipe": "1"}
        other = ModelId(dim=8, **{**values, field: "other"})
        with Cache(tmp_path) as opened:
            assert not opened.get_vectors(known.digests, other)[1].any()

    def test_scores_come_back_in_either_order_of_a_pair(self, tmp_path: Path) -> None:
        pairs = [(f"{n}", f"{n + 1}") for n in range(300)]
        scores = np.linspace(-1, 1, 300, dtype=np.float32)
        with Cache(tmp_path) as opened:
            opened.put_scores(pairs, scores, MODEL)
        with Cache(tmp_path) as opened:
            turned = [("a", "b"), *((right, left) for left, right in pairs)]
            found = opened.get_scores(turned, MODEL)
            other = opened.get_scores(pairs, replace(MODEL, recipe="2"))
        assert np.isnan(found[0])
        assert np.array_equal(found[1:], scores)
        assert found.dtype == np.float32
        assert np.isnan(other).all()

    def test_pairs_of_digests_are_not_mixed_up(self, tmp_path: Path) -> None:
        with Cache(tmp_path) as opened:
            opened.put_scores([("ab", "c")], np.ones(1, np.float32), MODEL)
            assert np.isnan(opened.get_scores([("a", "bc"), ("abc", "")], MODEL)).all()

    def test_a_score_that_is_no_number_is_unknown(self, tmp_path: Path) -> None:
        with Cache(tmp_path) as opened:
            opened.put_scores([("a", "b")], np.array([np.inf], np.float32), MODEL)
            assert np.isnan(opened.get_scores([("a", "b")], MODEL)).all()

    def test_without_a_file_no_score_is_known(self) -> None:
        with Cache(None) as opened:
            opened.put_scores([("a", "b")], np.ones(1, np.float32), MODEL)
            assert np.isnan(opened.get_scores([("a", "b")], MODEL)).all()

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


class TestHostile:
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

    def test_a_well_formed_extraction_is_a_hit(self, tmp_path: Path) -> None:
        store = blobs.Blobs(file(tmp_path), cache.MAX_BYTES)
        payload = stored(functions=[row(directives=[[1, "", ""]])], remarks=[[1, "text"]])
        store.write([(cache._extraction_key(SOURCE, "r"), payload)])
        store.close()
        with Cache(tmp_path) as opened:
            (found,) = opened.get_extractions([SOURCE], "r")
        assert found
        assert len(found.functions[0].directives) == len(found.remarks) == 1

    @pytest.mark.parametrize(
        "payload",
        [
            b"",
            b"not compressed",
            zlib.compress(b"[" * 200_000),
            zlib.compress(b"{}"),
            stored(functions=3),
            stored(functions=[[1, 2]]),
            stored(skipped=[["no such reason", "", None]]),
            stored(skipped=[["binary", 5, None]]),
            stored(remarks=[["1", "text"]]),
            stored(functions=[row(size="1")]),
            stored(functions=[row(first=0)]),
            stored(functions=[row(head=-1)]),
            stored(functions=[row(directives=[[1, "target"]])]),
            stored(functions=[row(directives=[{"1": 2}])]),
            zlib.compress(b'{"functions": [], "skipped": []' + b" " * (1 << 27) + b"}"),
        ],
        ids=range(15),
    )
    def test_hostile_extraction_is_a_miss(self, tmp_path: Path, payload: bytes) -> None:
        store = blobs.Blobs(file(tmp_path), cache.MAX_BYTES)
        store.write([(cache._extraction_key(SOURCE, "r"), payload)])
        store.close()
        with Cache(tmp_path) as opened:
            assert opened.get_extractions([SOURCE], "r") == [None]
