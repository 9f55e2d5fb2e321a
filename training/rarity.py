"""How rare features are in public code, counted language by language."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed.features import bags
from dupcheck.vocabulary import RARITY_BITS
from training.corpus import Sample

_BATCH = 1024


def table(samples: Iterable[Sample], bits: int = RARITY_BITS) -> NDArray[np.uint8]:
    """Quantised inverse document frequency by bucket; 255 for what was seen least.

    A feature is as frequent as it is in the mean of all languages, so that none outweighs others.
    Where features share a bucket, the most frequent one decides.
    """
    by_language: dict[str, list[str]] = defaultdict(list)
    for sample in samples:
        by_language[sample.language].append(sample.code)
    smallest = 1 / sum(map(len, by_language.values()))
    features, shares = [], []
    for language in sorted(by_language):
        seen, count = _document_counts(by_language[language])
        repeated = count > 1
        features.append(seen[repeated])
        shares.append(count[repeated] / len(by_language[language]) / len(by_language))
    keys, inverse = np.unique(np.concatenate(features), return_inverse=True)
    share = np.bincount(inverse, np.concatenate(shares))
    frequent = np.zeros(1 << bits)
    np.maximum.at(frequent, (keys >> np.uint64(64 - bits)).astype(np.intp), share)
    rare = np.log(frequent + smallest) / np.log(smallest)
    quantised: NDArray[np.uint8] = np.clip(np.rint(rare * 255), 1, 255).astype(np.uint8)
    return quantised


def _document_counts(codes: Sequence[str]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Distinct features, and in how many functions each occurs."""
    chunks = [bags(codes[i : i + _BATCH]).feature for i in range(0, len(codes), _BATCH)]
    return np.unique(np.concatenate(chunks), return_counts=True)
