"""A cache with known contents, and runs in processes of their own that use it.

Run as a program, `cache_runs.py NAME FOLDER [SEED]` is such a run; it imports no test framework.
"""
# ruff: noqa: T201 - a run speaks to the test that started it

import os
import subprocess
import sys
from pathlib import Path

import numpy as np

from dupcheck.arrays import Embeddings
from dupcheck.cache import database
from dupcheck.cache.store import Cache
from dupcheck.lines import LineRange
from dupcheck.records import (
    Directive,
    Extraction,
    Function,
    ModelId,
    Remark,
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
        head=9,
        directives=(Directive(line=1, target="a\ud800", reason=name), Directive(line=2)),
    )
    skipped = Skipped(path=source.path, reason=SkipReason.SYNTAX_ERROR, detail="g", line=7)
    whole = Skipped(path=source.path, reason=SkipReason.TOO_SLOW)
    remark = Remark(path=source.path, line=1, text=name)
    return Extraction(functions=(function,), skipped=(skipped, whole), remarks=(remark,))


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


def run(name: str, folder: Path, seed: int = 0) -> "subprocess.Popen[str]":
    """One of the runs below."""
    arguments = [sys.executable, __file__, name, str(folder), str(seed)]
    pipe = subprocess.PIPE
    return subprocess.Popen(arguments, stdin=pipe, stdout=pipe, stderr=pipe, text=True)


def _create(folder: Path, _seed: int) -> None:
    sys.stdin.readline()
    with Cache(folder) as opened:
        print(opened.notices)


def _write(folder: Path, seed: int) -> None:
    """Writes a little, or without a seed for ever."""
    with Cache(folder) as opened:
        print("open", flush=True)
        sys.stdin.readline()
        for turn in range(8 if seed else 10**6):
            written = embeddings(50, seed=1000 * seed + turn)
            opened.put_vectors(written)
            opened.put_extractions([(SOURCE, extraction())], str(turn))
            assert opened.get_vectors(written.digests, MODEL)[1].all(), opened.notices
        assert opened.notices == (), opened.notices


def _read(folder: Path, _seed: int) -> None:
    """Reads what it may and tries to write, as a user who must not."""
    known, *fresh = embeddings(300), embeddings(9, seed=7), embeddings(9, seed=8)
    if os.geteuid() == 0:  # root may write everywhere
        os.setegid(65534)
        os.seteuid(65534)
    with Cache(folder) as opened:
        for rows in fresh:
            opened.put_vectors(rows)
        _vectors, found = opened.get_vectors(known.digests, MODEL)
        print(int(found.sum()), len(opened.notices))


def _fill_disk(folder: Path, _seed: int) -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
    with Cache(folder) as opened:
        for seed in range(100, 140):
            opened.put_vectors(embeddings(300, seed))
        assert not opened.get_vectors(embeddings(300, 101).digests, MODEL)[1].any()
        print(len(opened.notices))


if __name__ == "__main__":
    act = {"create": _create, "write": _write, "read": _read, "fill disk": _fill_disk}[sys.argv[1]]
    act(Path(sys.argv[2]), int(sys.argv[3]))
