"""The rows of the table: how each system is made, in the order in which they are shown."""

from collections.abc import Callable, Mapping

from benchmarks.quality.systems import before, builtin, judged, lexical
from benchmarks.quality.systems.contract import System

SYSTEMS: Mapping[str, Callable[[], System]] = {
    "dupcheck": judged.system,
    "embedding": builtin.system,
    "dupcheck-before": before.judged,
    "embedding-before": before.builtin,
    "tfidf": lexical.tfidf,
    "tokens": lexical.token_jaccard,
    "alpha": lexical.alpha_jaccard,
    "minhash": lexical.minhash,
}
"""By the name that the command line knows."""
