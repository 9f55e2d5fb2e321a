"""Baselines of one line each: sets and bags of words, tokens and characters."""

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from benchmarks.quality import bags
from benchmarks.quality.board import Float32
from benchmarks.quality.systems.by_similarity import BySimilarity, Similarities
from benchmarks.quality.systems.revision import revision
from dupcheck.records import Function

_PERMUTATIONS, _CHARACTERS = 128, 5
_PRIME = np.uint64((1 << 61) - 1)
_RANDOM = np.random.default_rng(1)
_SLOPES = _RANDOM.integers(1, 1 << 31, _PERMUTATIONS, np.uint64)
_SHIFTS = _RANDOM.integers(0, 1 << 31, _PERMUTATIONS, np.uint64)


def tfidf() -> BySimilarity:
    """Cosine of TF-IDF vectors of subtokens, frequencies counted in the project."""
    return BySimilarity("TF-IDF of subtokens", revision((), "lexical", "bags"), _tfidf)


def token_jaccard() -> BySimilarity:
    """Jaccard similarity of token 3-grams, names as they are."""
    return _jaccard("token 3-gram Jaccard", bags.token_grams)


def alpha_jaccard() -> BySimilarity:
    """Jaccard similarity of token 4-grams, names numbered by their first occurrence."""
    return _jaccard("alpha-renamed 4-gram Jaccard", bags.alpha_grams)


def minhash() -> BySimilarity:
    """Share of equal minima of 128 hashes of the text's character 5-grams, blanks levelled."""
    return BySimilarity(
        "character 5-gram MinHash", revision((), "lexical", "bags"), _minhash_measure
    )


def _tfidf(functions: Sequence[Function]) -> Similarities:
    counts = bags.counted(map(bags.subtoken_bag, functions))
    frequency, total = bags.document_frequency(counts), len(functions)
    index = bags.Index(bags.tfidf(counts, frequency, total))

    def similarities(asked: Sequence[Function]) -> Float32:
        rows = bags.counted(map(bags.subtoken_bag, asked))
        return index.products(bags.tfidf(rows, frequency, total))

    return similarities


def _jaccard(name: str, features: Callable[[Function], Iterable[Sequence[str]]]) -> BySimilarity:
    def measure(functions: Sequence[Function]) -> Similarities:
        index = bags.Index(bags.binary(map(features, functions)))
        return lambda asked: index.jaccard(bags.binary(map(features, asked)))

    return BySimilarity(name, revision((), "lexical", "bags"), measure)


def _minhash_measure(functions: Sequence[Function]) -> Similarities:
    index = bags.Index(bags.counted(map(_minima, functions)))
    return lambda asked: (
        index.products(bags.counted(map(_minima, asked))) / np.float32(_PERMUTATIONS)
    )


def _minima(function: Function) -> Counter[str]:
    """Which hash has which minimum, each as a word: equal ones are what two bags share."""
    text = " ".join(function.text.split())
    shingles = {text[i : i + _CHARACTERS] for i in range(max(1, len(text) - _CHARACTERS + 1))}
    codes = np.array([_number(one) for one in shingles], np.uint64)
    minima = ((codes[:, None] * _SLOPES + _SHIFTS) % _PRIME).min(axis=0)
    return Counter(f"{place} {minimum}" for place, minimum in enumerate(minima.tolist()))


def _number(shingle: str) -> int:
    """A stable 32-bit number: products with a slope stay below 2**64."""
    return zlib.crc32(shingle.encode("utf-8", "surrogateescape"))
