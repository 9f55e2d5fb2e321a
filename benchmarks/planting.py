"""What is injected into which code base: copies of its own functions, and strangers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks import mutations
from benchmarks.dialects import DIALECTS, Dialect
from benchmarks.mutations import UnchangedError
from benchmarks.sampling import Original, originals
from benchmarks.subjects import SUBJECTS, repository
from benchmarks.tools import Place

FOLDER = "injected"
UNRELATED = "unrelated"
KINDS = ("copied", "laid out anew", "renamed", "edited", "renamed and edited", UNRELATED)

_DONORS = 200
_FEWEST_STATEMENTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Experiment:
    """A code base to plant in, and one of another domain whose functions have no original there."""

    subject: str
    roots: tuple[str, ...]
    language: str
    strangers: str
    stranger_roots: tuple[str, ...]


EXPERIMENTS = {
    one.subject: one
    for one in (
        Experiment(
            subject="django",
            roots=("django",),
            language="python",
            strangers="networkx",
            stranger_roots=("networkx",),
        ),
        Experiment(
            subject="three",
            roots=("src", "examples/jsm"),
            language="javascript",
            strangers="eslint",
            stranger_roots=("lib",),
        ),
        Experiment(
            subject="redis",
            roots=("src",),
            language="c",
            strangers="curl",
            stranger_roots=("lib", "src"),
        ),
    )
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """A function to inject; `original` is where it came from, None for one of elsewhere."""

    file: str
    text: bytes
    original: Place | None


def plan(experiment: Experiment, cache: Path, count: int, seed: int) -> dict[str, list[Planted]]:
    """The functions to inject, by kind."""
    dialect = DIALECTS[experiment.language]
    tree = repository(SUBJECTS[experiment.subject], cache)
    found = originals(tree, experiment.roots, dialect, Random(seed))
    donors = _donors(experiment, tree, dialect, seed)
    variants = islice(_variants(dialect, found, donors, seed), count)
    planted: dict[str, list[Planted]] = {kind: [] for kind in KINDS}
    for number, (original, texts) in enumerate(variants):
        place = Place(path=original.path, start=original.start, end=original.end)
        for kind, text in texts.items():
            planted[kind].append(_planted(dialect, number, text, place))
    strange = repository(SUBJECTS[experiment.strangers], cache)
    strangers = originals(strange, experiment.stranger_roots, dialect, Random(seed))
    for number, stranger in enumerate(islice(strangers, count)):
        planted[UNRELATED].append(_planted(dialect, number, stranger.alone, None))
    return planted


def _donors(experiment: Experiment, tree: Path, dialect: Dialect, seed: int) -> list[bytes]:
    """Statements of other functions of the same code base."""
    others = originals(tree, experiment.roots, dialect, Random(seed + 1))
    return [
        statement
        for other in islice(others, _DONORS)
        for statement in mutations.donations(dialect, other.alone)
    ]


def _variants(
    dialect: Dialect, found: Iterator[Original], donors: Sequence[bytes], seed: int
) -> Iterator[tuple[Original, dict[str, bytes]]]:
    """Each function with its four or five copies; those that cannot be changed are passed over."""
    for number, original in enumerate(found):
        source = original.alone
        if mutations.statement_count(dialect, source) < _FEWEST_STATEMENTS:
            continue
        rng = Random(seed * 1000 + number)
        try:
            edited = mutations.edited(dialect, source, donors, rng)
            yield (
                original,
                {
                    "copied": source,
                    "laid out anew": mutations.relaid(dialect, source, rng),
                    "renamed": mutations.renamed(dialect, source, rng),
                    "edited": edited,
                    "renamed and edited": mutations.renamed(dialect, edited, rng),
                },
            )
        except UnchangedError:
            continue


def _planted(dialect: Dialect, number: int, text: bytes, original: Place | None) -> Planted:
    file = f"{FOLDER}/piece_{number:02}{dialect.suffixes[0]}"
    return Planted(file=file, text=text, original=original)
