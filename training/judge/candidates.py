"""The pairs of functions of a repository that the judge would be asked about, and more."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dupcheck import match, stored
from dupcheck.cache.store import Cache
from dupcheck.config import Settings
from dupcheck.embed.meaning import likeness
from dupcheck.embed.table import ModelOptions
from dupcheck.index import table as indexes
from dupcheck.judge import Judge
from dupcheck.records import Function, Match, SourceFile
from dupcheck.sources import source_files
from dupcheck.workers import Workers
from training.judge.repositories import PATHS, tree

LOWEST = 0.5
"""Smallest cosine: below what any run asks for, so that a lower threshold would not surprise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All compared functions of a repository, its judge, and the matches among them."""

    functions: tuple[Function, ...]
    judge: Judge
    matches: tuple[Match, ...]


def functions(name: str, folder: Path) -> tuple[Function, ...]:
    """The functions of a repository that a run would compare; `folder` keeps what was fetched."""
    settings = Settings()
    with Cache(folder / "cache") as cache, Workers(1) as workers:
        read = source_files.read(tree(name, folder), settings, PATHS.get(name, ()))
        files = (item for item in read if isinstance(item, SourceFile))
        return tuple(
            function
            for one in stored.extractions(files, cache, workers)
            for function in one.extraction.functions
            if function.size >= settings.min_tokens
        )


def candidates(name: str, folder: Path, lowest: float = LOWEST) -> Candidates:
    """All pairs at or above a cosine, type-1 clones left out: they need no judge."""
    compared = functions(name, folder)
    copies = match.copies_by_digest(compared)
    firsts = [places[0] for places in copies.values()]
    with Cache(folder / "cache") as cache, Workers(1) as workers:
        order = np.arange(len(firsts))
        model = Settings().model, ModelOptions()
        read = stored.embeddings(firsts, order, *model, cache, workers, lambda *_: None)
    index = indexes.load(indexes.choose(len(firsts)))
    pairs = index.pairs(read.vectors, lowest)
    return Candidates(
        functions=compared,
        judge=Judge(compared, likeness),
        matches=tuple(match.matches(copies, list(copies), pairs)),
    )
