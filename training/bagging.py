"""What learning sees of functions: bags of features that several projects have, and their words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import scipy.sparse as sp
from numpy.typing import NDArray

from dupcheck.embed.features import bags
from dupcheck.vocabulary import Family, UInt64, keyed, mixed, stable_hash, subtokens
from training.corpus import Sample
from training.measure import LOG_COUNT
from training.namesakes import own_name, unnamed

_BATCH = 1024
_FEWEST_FAMILIES = {
    Family.PART: 4,
    Family.CALL: 5,
    Family.LITERAL: 5,
    Family.FLOW: 12,
    Family.WHOLE: 8,
    Family.STEP: 5,
}
"""How many projects must have a feature that gets a row; kinds without a number get none."""
_MOST_FEATURES = 40_000
"""Of that many rows 8 megabytes are made; more would be too much to ship."""
_FEWEST_NAMES = 5
_MOST_DOC_WORDS = 20


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bagged:
    """Functions as rows: `body` by the feature that `features` lists, own names hidden.

    `named` has the words of the own names as if they stood in the body; `words` has the words of
    name and documentation, by number.
    """

    features: UInt64
    body: sp.csr_matrix
    named: sp.csr_matrix
    words: sp.csr_matrix


def bagged(samples: Sequence[Sample]) -> Bagged:
    """Rows in the order of the samples."""
    found = [_occurring(samples, start) for start in range(0, len(samples), _BATCH)]
    owner, feature, count = (np.concatenate(column) for column in zip(*found, strict=True))
    features = _shared(samples, owner, feature)
    place = np.minimum(np.searchsorted(features, feature), len(features) - 1)
    known = features[place] == feature
    body = sp.csr_matrix(
        (LOG_COUNT[count[known]].astype(np.float32), (owner[known], place[known])),
        shape=(len(samples), len(features)),
    )
    own = [subtokens(own_name(sample)) for sample in samples]
    said = [name + _documented(sample) for name, sample in zip(own, samples, strict=True)]
    common = Counter(word for words in said for word in set(words))
    numbers = {word: i for i, word in enumerate(sorted(common)) if common[word] >= _FEWEST_NAMES}
    numbers = {word: i for i, word in enumerate(numbers)}
    parts = {word: _part(word, features) for word in {word for words in own for word in words}}
    return Bagged(
        features=features,
        body=body,
        named=_matrix(own, {w: i for w, i in parts.items() if i >= 0}, len(features)),
        words=_matrix(said, numbers, len(numbers)),
    )


def _occurring(
    samples: Sequence[Sample], start: int
) -> tuple[NDArray[np.int64], UInt64, NDArray[np.int64]]:
    batch = bags([unnamed(sample) for sample in samples[start : start + _BATCH]])
    mine = np.isin(batch.family, list(_FEWEST_FAMILIES))
    count = np.minimum(batch.count[mine], len(LOG_COUNT) - 1)
    # The kind of a feature is wanted once more: it is put where the hash is not looked at.
    tagged = (batch.feature[mine] & ~_TAG) | batch.family[mine].astype(np.uint64)
    return batch.owner[mine] + start, tagged, count


_TAG = np.uint64(31)


def _shared(samples: Sequence[Sample], owner: NDArray[np.int64], feature: UInt64) -> UInt64:
    """Sorted features that enough projects have, those that most have for their kind."""
    number: dict[str, int] = defaultdict(lambda: len(number))
    project = np.array([number[sample.family] for sample in samples])
    distinct, inverse = np.unique(feature, return_inverse=True)
    both = np.unique(inverse * len(number) + project[owner])
    families = np.bincount(both // len(number), minlength=len(distinct))
    fewest = np.ones(int(_TAG) + 1)
    fewest[list(_FEWEST_FAMILIES)] = list(_FEWEST_FAMILIES.values())
    common = families / fewest[(distinct & _TAG).astype(np.intp)]
    first = np.argsort(-common, kind="stable")[:_MOST_FEATURES]
    shared: UInt64 = np.sort(distinct[first[common[first] >= 1]])
    return shared


def _part(word: str, features: UInt64) -> int:
    """The number of a word among the features, -1 where it has none."""
    hashed = mixed(keyed(Family.PART, np.array([stable_hash(word)], np.uint64)))
    wanted = (hashed[0] & ~_TAG) | np.uint64(Family.PART)
    at = int(np.searchsorted(features, wanted))
    return at if at < len(features) and features[at] == wanted else -1


def _documented(sample: Sample) -> tuple[str, ...]:
    return tuple(dict.fromkeys(subtokens(sample.doc)))[:_MOST_DOC_WORDS]


def _matrix(
    bags_of_words: Iterable[Sequence[str]], numbers: dict[str, int], width: int
) -> sp.csr_matrix:
    columns, ends = [], [0]
    for words in bags_of_words:
        columns += [numbers[word] for word in dict.fromkeys(words) if word in numbers]
        ends.append(len(columns))
    ones = np.ones(len(columns), np.float32)
    return sp.csr_matrix((ones, columns, ends), shape=(len(ends) - 1, width))
