"""Bags of features as sparse matrices, and how alike their rows are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
import scipy.sparse as sp

from benchmarks.quality.board import Float32
from dupcheck.records import Function
from dupcheck.vocabulary import subtokens

COLUMNS = 1 << 22
_BLANKED = frozenset("ins")


def subtoken_bag(function: Function) -> Counter[str]:
    """The words of all names and literals, with how often each occurs."""
    tokens = Counter(token for token in function.code.split() if token[0] in "is")
    bag: Counter[str] = Counter()
    for token, count in tokens.items():
        for word in subtokens(token[1:]):
            bag[word] += count
    return bag


def token_grams(function: Function, length: int = 3) -> set[tuple[str, ...]]:
    """Each few tokens in a row, as they stand."""
    return grams(function.code.split(), length)


def blanked_grams(function: Function, length: int = 3) -> set[tuple[str, ...]]:
    """The same with names and literals blanked."""
    tokens = [t[0] if t[0] in _BLANKED else t for t in function.code.split()]
    return grams(tokens, length)


def alpha_grams(function: Function, length: int = 4) -> set[tuple[str, ...]]:
    """The same with each name replaced by the number of its first occurrence, literals blanked."""
    numbers: dict[str, str] = {}
    tokens = []
    for token in function.code.split():
        if token[0] == "i":
            tokens.append(numbers.setdefault(token, f"i{len(numbers)}"))
        else:
            tokens.append(token[0] if token[0] in "ns" else token)
    return grams(tokens, length)


def grams(tokens: Sequence[str], length: int) -> set[tuple[str, ...]]:
    """Each `length` in a row."""
    return {tuple(tokens[i : i + length]) for i in range(len(tokens) - length + 1)}


def counted(bags: Iterable[Counter[str]]) -> sp.csr_matrix:
    """A row of counts for each bag."""
    return _matrix([{_column(word): n for word, n in bag.items()} for bag in bags])


def binary(sets: Iterable[Iterable[Sequence[str]]]) -> sp.csr_matrix:
    """A row of ones for each set."""
    return _matrix([{_column("\0".join(one)): 1 for one in several} for several in sets])


def tfidf(rows: sp.csr_matrix, frequency: Float32, total: int) -> sp.csr_matrix:
    """Rows of length 1: logarithmic counts times smoothed inverse document frequencies."""
    weighted = rows.copy().astype(np.float32)
    idf = np.log((1 + total) / (1 + frequency[weighted.indices])) + 1
    weighted.data = ((1 + np.log(weighted.data)) * idf).astype(np.float32)
    return _unit(weighted)


def document_frequency(rows: sp.csr_matrix) -> Float32:
    """In how many rows each column occurs."""
    return np.bincount(rows.indices, minlength=COLUMNS).astype(np.float32)


class Index:
    """Rows that are asked about again and again, without the columns that none of them has."""

    def __init__(self, rows: sp.csr_matrix) -> None:
        self._sizes = _row_sums(rows)
        self._columns, columns = np.unique(rows.indices, return_inverse=True)
        shape = rows.shape[0], len(self._columns)
        narrow = sp.csr_matrix((rows.data, columns, rows.indptr), shape=shape)
        self._across = narrow.T.tocsr()

    def products(self, left: sp.csr_matrix) -> Float32:
        """Inner products, which are cosines of rows of length 1; shape (left, rows)."""
        place = np.searchsorted(self._columns, left.indices)
        place = np.minimum(place, max(0, len(self._columns) - 1))
        known = self._columns[place] == left.indices if len(self._columns) else place < 0
        pointers = np.concatenate([[0], np.cumsum(known)])[left.indptr]
        shape = left.shape[0], len(self._columns)
        narrow = sp.csr_matrix((left.data[known], place[known], pointers), shape=shape)
        return np.asarray((narrow @ self._across).todense(), np.float32)

    def jaccard(self, left: sp.csr_matrix) -> Float32:
        """Of rows of ones, shape (left, rows)."""
        both = self.products(left)
        either = _row_sums(left)[:, None] + self._sizes - both
        shares: Float32 = both / np.maximum(either, np.float32(1))
        return shares


def unit(rows: sp.csr_matrix) -> sp.csr_matrix:
    """Rows of length 1."""
    return _unit(rows.copy().astype(np.float32))


def _unit(rows: sp.csr_matrix) -> sp.csr_matrix:
    squares = sp.csr_matrix((rows.data**2, rows.indices, rows.indptr), shape=rows.shape)
    norms = np.sqrt(_row_sums(squares))
    rows.data /= np.repeat(np.maximum(norms, np.float32(1e-9)), np.diff(rows.indptr))
    return rows


def _row_sums(rows: sp.csr_matrix) -> Float32:
    """Without a vector as long as a row, which takes most of the time where rows are few."""
    owner = np.repeat(np.arange(rows.shape[0]), np.diff(rows.indptr))
    return np.bincount(owner, rows.data, rows.shape[0]).astype(np.float32)


@lru_cache(maxsize=1 << 20)
def _column(feature: str) -> int:
    content = feature.encode("utf-8", "surrogateescape")
    return int.from_bytes(blake2b(content, digest_size=8).digest(), "little") % COLUMNS


def _matrix(rows: Sequence[dict[int, int]]) -> sp.csr_matrix:
    pointers = np.cumsum([0, *map(len, rows)])
    columns = np.fromiter((c for row in rows for c in row), np.int64, pointers[-1])
    values = np.fromiter((v for row in rows for v in row.values()), np.float32, pointers[-1])
    return sp.csr_matrix((values, columns, pointers), shape=(len(rows), COLUMNS))
