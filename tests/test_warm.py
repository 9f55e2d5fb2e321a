"""Whatever earlier runs have left in the cache, a report is the one of a run without any."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from dupcheck import pipeline, stored
from dupcheck.cache.parts import parts
from dupcheck.cache.store import Cache
from dupcheck.compare import frequencies
from dupcheck.config import Settings
from dupcheck.progress import silent
from dupcheck.records import Function, Report, Stats
from dupcheck.workers import Workers

BODIES = (
    "total = 0\n    for item in items:\n        if item.weight > limit:\n"
    "            raise ValueError(item.name)\n        total += item.weight * item.count\n"
    "    return round(total / max(1, len(items)), 3)",
    "found = {}\n    for item in items:\n"
    "        found.setdefault(item.key(limit), []).append(item)\n"
    "    for key, group in sorted(found.items()):\n        yield key, group[0].open(limit)",
    "with open(items, limit) as file:\n        lines = file.read().split(',')\n"
    "    return [line.strip() for line in lines if line and not line.startswith('#')]",
)
NAMES = ("weigh", "collect", "read_all", "Tally")
CHANGES = (("limit", "limit"), ("item", "parcel"), ("total", "amount"), ("0", "7"))


def written(name: int, body: int, change: int, times: int) -> str:
    """A function, its names changed in one way, some statements said several times."""
    code = BODIES[body].replace(*CHANGES[change])
    more = f"    log.info({name}, limit)\n" * times
    return f"def {NAMES[name]}(items, limit):\n{more}    {code}\n"


functions = st.builds(
    written, st.integers(0, 3), st.integers(0, 2), st.integers(0, 3), st.integers(0, 3)
)
trees = st.dictionaries(
    st.sampled_from(["a.py", "b.py", "tests/test_c.py", "d/e.py"]),
    st.lists(functions, max_size=4).map("\n\n".join),
)


def laid_out(root: Path, tree: Mapping[str, str]) -> None:
    for path in ("a.py", "b.py", "tests/test_c.py", "d/e.py"):
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(tree.get(path, ""))


def scanned(root: Path, cache: Path | None, *paths: str) -> Report:
    found = pipeline.scan(root, Settings(jobs=1), paths, silent, cache, bool(paths))
    return replace(found, stats=Stats())


@settings(max_examples=15)
@given(trees, trees)
def test_a_warm_run_says_what_a_cold_one_says(
    before: dict[str, str], after: dict[str, str]
) -> None:
    with TemporaryDirectory() as folder, TemporaryDirectory() as kept:
        root, cache = Path(folder), Path(kept)
        laid_out(root, before)
        first = scanned(root, cache)
        laid_out(root, after)
        assert scanned(root, cache, "a.py") == scanned(root, None, "a.py")
        assert scanned(root, cache) == scanned(root, None)
        laid_out(root, before)
        assert scanned(root, cache) == scanned(root, None) == first


def digest(number: int) -> str:
    return hashlib.sha256(b"%d" % number).hexdigest()


def test_features_are_kept_in_parts_and_only_changed_parts_are_counted_again(
    extracted, monkeypatch
) -> None:
    (pattern,) = extracted(written(0, 0, 0, 0))
    asked: list[int] = []

    def many(numbers: Iterable[int]) -> list[Function]:
        code = pattern.code
        return [replace(pattern, code=f"{code} i{n} o( o)", digest=digest(n)) for n in numbers]

    def counting(codes: list[str]) -> frequencies.Features:
        asked.append(len(codes))
        return plain(codes)

    plain = frequencies.features
    old = many(range(1_000))
    new = [*old[:300], *many([5_000]), *old[301:]]
    with TemporaryDirectory() as folder, Cache(Path(folder)) as cache, Workers(1) as workers:
        stored.features(old, cache, workers)
        monkeypatch.setattr(frequencies, "features", counting)
        found = stored.features(new, cache, workers)
    monkeypatch.undo()
    wanted = plain([function.code for function in new])
    assert found.lengths.tolist() == wanted.lengths.tolist()
    ends = np.cumsum(wanted.lengths)[:-1]
    for one, other in zip(np.split(found.keys, ends), np.split(wanted.keys, ends), strict=True):
        assert set(one.tolist()) == set(other.tolist())
    cuts = parts([function.digest for function in new])
    assert len(cuts) > 5
    assert 1 <= len(asked) <= 2
    assert sum(asked) < len(new) / 2
