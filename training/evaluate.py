"""What the model and its rivals find in packages that training has not seen, as a table."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from dupcheck.arrays import Pairs
from dupcheck.embed.builtin import Builtin, load
from dupcheck.embed.shipped import PROJECTED
from dupcheck.embed.table import model_row
from dupcheck.match import candidates, nearest
from dupcheck.search import PROPOSED
from dupcheck.vocabulary import Family, rarity_table
from training import pairs
from training.corpus import SMALLEST_COMPARED as _SMALLEST
from training.corpus import Sample
from training.measure import Float32, Float64, family_cosine, jaccard, quality, sparse
from training.tasks import Questions, Sizes, questions

SIZES = Sizes(mutated=300, edited=1200, forked=400, ported=1200, haystack=20000)
_THRESHOLDS = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
_MOST_PER_PROJECT = 2500


def report(found: Sequence[Sample]) -> str:
    """Tables in Markdown: by kind of pair, by language, and what is proposed as candidates."""
    model = load()
    asked = questions(found, SIZES, seed=6)
    systems = _systems(model, asked)
    kinds = np.array([pair.kind for pair in asked.pairs])
    languages = np.array([pair.language for pair in asked.pairs])
    cosine = systems["embedded model"]
    return "\n\n".join(
        [
            f"{len(asked.pairs)} questions among {len(asked.haystack)} functions.",
            _by_group(systems, asked, kinds),
            _by_group({"embedded model": cosine}, asked, languages),
            _by_candidates(asked, cosine),
        ]
    )


def thresholds(found: Sequence[Sample]) -> str:
    """What a threshold finds and what it costs, as a table."""
    model = load()
    asked = questions(found, SIZES, seed=7)
    left = model.embed_codes([pair.query for pair in asked.pairs])
    right = model.embed_codes([asked.haystack[row].code for row in asked.targets])
    return _by_threshold(model, found, asked, (left * right).sum(axis=1))


def _systems(model: Builtin, asked: Questions) -> dict[str, Float32]:
    """Scores of every system, shape (query, row)."""
    queries = [pair.query for pair in asked.pairs]
    haystack = [sample.code for sample in asked.haystack]
    left, right = model.embed_codes(queries), model.embed_codes(haystack)
    table = rarity_table()
    flat = np.full_like(table, 255)
    weighted = sparse(queries, table), sparse(haystack, table)
    plain = sparse(queries, flat), sparse(haystack, flat)
    return {
        "embedded model": left @ right.T,
        "its exact view": _unit(left[:, :PROJECTED]) @ _unit(right[:, :PROJECTED]).T,
        "its learned view": _unit(left[:, PROJECTED:]) @ _unit(right[:, PROJECTED:]).T,
        "TF-IDF of subtokens": family_cosine(*weighted, Family.PART),
        "token 3-gram Jaccard": jaccard(*plain, Family.GRAM, flat),
    }


def _unit(vectors: Float32) -> Float32:
    unit: Float32 = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    return unit


def _by_group(systems: dict[str, Float32], asked: Questions, groups: NDArray[np.str_]) -> str:
    names = list(dict.fromkeys(groups.tolist()))
    lines = [
        "Recall@1 / recall@10 / average precision / mean reciprocal rank.",
        "",
        "| | " + " | ".join(f"{name} ({(groups == name).sum()})" for name in names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    for system, scores in systems.items():
        cells = []
        for name in names:
            mine = np.flatnonzero(groups == name)
            q = quality(scores[mine], asked.targets[mine], asked.ignored[mine])
            figures = (q.at_1, q.at_10, q.average_precision, q.reciprocal_rank)
            cells.append(" / ".join(f"{figure:.0f}" for figure in figures))
        lines.append(f"| {system} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _by_threshold(
    model: Builtin, found: Sequence[Sample], asked: Questions, partner: Float32
) -> str:
    kinds = np.array([pair.kind for pair in asked.pairs])
    names = list(dict.fromkeys(kinds.tolist()))
    pools = _pools(model, found)
    lines = [
        "Share of partners at or above a cosine; pairs per function in projects / judged of them.",
        "",
        "| cosine | " + " | ".join(names) + " | within a language | across |",
        "|---" * (len(names) + 3) + "|",
    ]
    for threshold in _THRESHOLDS:
        shares = [f"{100 * (partner[kinds == name] >= threshold).mean():.0f}" for name in names]
        cells = [" / ".join(f"{count:.2f}" for count in pool) for pool in pools[threshold]]
        lines.append(f"| {threshold} | " + " | ".join(shares + cells) + " |")
    return "\n".join(lines)


def _by_candidates(asked: Questions, cosine: Float32) -> str:
    """What a costly model is given to read: the rule of the cascade beside fixed numbers."""
    open_ = np.where(asked.ignored, np.float32(-2), cosine)
    kinds = np.array([pair.kind for pair in asked.pairs])
    names = list(dict.fromkeys(kinds.tolist()))
    lines = [
        "Share of partners among the candidates / candidates of a function.",
        "",
        "| candidates | " + " | ".join(names) + " |",
        "|---" * (len(names) + 1) + "|",
    ]
    for rule, taken in _candidate_rules(open_).items():
        found = taken[np.arange(len(kinds)), asked.targets]
        cells = (
            f"{100 * found[kinds == name].mean():.0f} / {taken[kinds == name].sum(1).mean():.1f}"
            for name in names
        )
        lines.append(f"| {rule} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _candidate_rules(cosine: Float32) -> dict[str, NDArray[np.bool_]]:
    """For each rule, which rows of the haystack it takes for each question."""
    rank = np.argsort(np.argsort(-cosine, axis=1, kind="stable"), axis=1)
    taken = np.zeros(cosine.shape, np.bool_)
    for query, scores in enumerate(cosine):
        near = np.flatnonzero(scores >= PROPOSED)
        star = Pairs(left=np.zeros(len(near), np.int64), right=near + 1, similarity=scores[near])
        asked = np.zeros(len(scores) + 1, np.bool_)
        asked[0] = True
        taken[query, candidates(star, asked).right - 1] = True
    return {f"{count} nearest": rank < count for count in (3, 10, 20)} | {"the cascade's": taken}


def _pools(model: Builtin, found: Sequence[Sample]) -> dict[float, Float64]:
    """By threshold, shape (within a language or across, all pairs or judged), per function."""
    counts = {threshold: np.zeros((2, 2)) for threshold in _THRESHOLDS}
    functions = 0
    for members in _projects(found):
        functions += len(members)
        vectors = model.embed_codes([sample.code for sample in members])
        languages = np.array([pairs.dialect_of(sample.language) for sample in members])
        near = _near(vectors @ vectors.T)
        same = languages[near.left] == languages[near.right]
        for threshold, count in counts.items():
            for place, kind in enumerate((same, ~same)):
                above = near.where(kind & (near.similarity >= threshold))
                judged = nearest(above, model_row(model.model.name).certain)
                count[place] += len(above.left), len(judged.left)
    return {threshold: count / functions for threshold, count in counts.items()}


def _projects(found: Sequence[Sample]) -> Iterator[list[Sample]]:
    """Distinct functions of the release of each package of which most was read."""
    releases: dict[str, list[Sample]] = defaultdict(list)
    for sample in found:
        releases[sample.package].append(sample)
    largest: dict[str, list[Sample]] = {}
    for release, samples in releases.items():
        package = release.rpartition("~")[0]
        largest[package] = max(largest.get(package, []), samples, key=len)
    projects: dict[str, dict[str, Sample]] = defaultdict(dict)
    for samples in largest.values():
        for sample in samples:
            if sample.size >= _SMALLEST:
                projects[sample.family].setdefault(sample.digest, sample)
    for project in projects.values():
        yield list(project.values())[:_MOST_PER_PROJECT]


def _near(cosine: Float32) -> Pairs:
    """The pairs that any threshold would take; the others would fill the memory."""
    left, right = np.nonzero(np.triu(cosine >= min(_THRESHOLDS), 1))
    return Pairs(left=left, right=right, similarity=cosine[left, right])
