"""What a dying parser costs: the file that it dies of, and nothing else."""

import os

from dupcheck import stored
from dupcheck.cache.store import Cache
from dupcheck.extract.functions import extract
from dupcheck.records import Extraction, SkipReason, SourceFile
from dupcheck.workers import Workers


def fatal(source: SourceFile) -> Extraction:
    if b"poison" in source.content:
        os._exit(11)
    return extract(source)


def fatal_all(sources: list[SourceFile]) -> list[Extraction]:
    return [fatal(source) for source in sources]


def test_a_file_that_kills_the_parser_is_skipped_alone(monkeypatch) -> None:
    body = "def f_{0}(items):\n    for item in items:\n        print(item, {0})\n" + "#" * 4_000
    sources = [
        SourceFile(path=f"{n}.py", language="python", content=body.format(n).encode())
        for n in range(200)
    ]
    sources[70] = SourceFile(path="70.py", language="python", content=b"poison = 1\n")
    monkeypatch.setattr(stored, "extract", fatal)
    monkeypatch.setattr(stored, "_extract_all", fatal_all)
    with Cache(None) as cache, Workers(2) as workers:
        found = list(stored.extractions(sources, cache, workers))
    assert [one.source for one in found] == sources
    names = [[f.name for f in one.extraction.functions] for one in found]
    assert names == [[] if n == 70 else [f"f_{n}"] for n in range(200)]
    (skipped,) = found[70].extraction.skipped
    assert (skipped.path, skipped.reason) == ("70.py", SkipReason.CRASHED)
