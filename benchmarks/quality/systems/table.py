"""The rows of the table: how each system is made, in the order in which they are shown."""

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.quality.systems import before, builtin, judged, lexical
from benchmarks.quality.systems.contract import System
from benchmarks.quality.tools.table import peers

_OWN: Mapping[str, Callable[[], System]] = {
    "dupcheck": judged.system,
    "dupcheck-before": before.judged,
    "embedding": builtin.system,
    "embedding-before": before.builtin,
    "tfidf": lexical.tfidf,
    "tokens": lexical.token_jaccard,
    "alpha": lexical.alpha_jaccard,
    "minhash": lexical.minhash,
}


def systems(cache: Path) -> Mapping[str, Callable[[], System]]:
    """By the names of the command line; others' tools are fetched when they are first asked."""
    return {**_OWN, **peers(cache)}
