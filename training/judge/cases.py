"""The pairs that the judge's models are fitted to: read by people, edited, ported, made, solved.

Each is measured in the repository that it would be found in. Of pairs that no person has read, the
measures that depend on what the functions are called are left out: these pairs were found by names.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.compare.comparison import compare
from dupcheck.compare.profile import profile
from dupcheck.embed.builtin import Builtin
from dupcheck.embed.meaning import likeness
from dupcheck.judge import Judge
from dupcheck.lines import LineRange
from dupcheck.records import CloneType, Function, Match, Verdict
from training import pairs
from training.corpus import Sample
from training.judge.candidates import functions

LABELS = Path(__file__).parent
_SETTING = frozenset({"name", "opposites", "protocol", "opposites_here", "override", "small_named"})
"""Measures of pairs that people have read only."""

_NEAREST, _NEARLY_EQUAL = 3, 0.7
_MOST_PER_PROJECT, _AMONG = 60, 400
_COPIED = 60


@dataclass(frozen=True, slots=True)
class Case:
    """One pair; `label` says whether it is worth a report, `weight` how many it stands for."""

    source: str
    project: str
    language: str
    regime: str
    evidence: dict[str, float]
    label: float
    weight: float
    note: str


def labels() -> list[dict[str, object]]:
    """The rows of every file of labels."""
    files = [LABELS / "labels.jsonl", *sorted((LABELS / "labels").glob("*.jsonl"))]
    return [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]


def labelled(folder: Path, rows: Iterable[Mapping[str, object]]) -> Iterator[Case]:
    """The pairs that people have read, measured in their repositories."""
    by_repository: dict[str, list[Mapping[str, object]]] = defaultdict(list)
    for row in rows:
        by_repository[str(row["repository"]).partition("=")[0]].append(row)
    for name, mine in by_repository.items():
        compared = functions(name, folder)
        judge = Judge(list({one.digest: one for one in compared}.values()), likeness)
        places = {(f.path, f.name, f.lines.start): f for f in compared}
        for row in mine:
            left, right = (places.get(tuple(row[side])) for side in ("left", "right"))  # type: ignore[arg-type]
            if left is None or right is None:
                print(f"{name}: not found any more: {row['left']} {row['right']}")
                continue
            verdict = judge.verdict(Match(left=left, right=right, similarity=0))
            yield Case(
                source="label", project=name, language=str(row["language"]),
                regime=regime(verdict), evidence=dict(verdict.evidence),
                label=float(row["label"]), weight=float(row["weight"]),  # type: ignore[arg-type]
                note=str(row["reason"]),
            )  # fmt: skip


def copied(folder: Path, names: Iterable[str]) -> Iterator[Case]:
    """Functions that stand twice, word for word: elsewhere, and in one file under another name."""
    for name in names:
        compared = list({one.digest: one for one in functions(name, folder)}.values())
        judge = Judge(compared, likeness)
        for one in compared[:: max(1, len(compared) // _COPIED)]:
            for copy in (replace(one, path="elsewhere"), replace(one, name="other", span=(-1, 0))):
                verdict = judge.verdict(_match(one, copy))
                yield Case(
                    source="copied", project=name, language=one.language, regime=regime(verdict),
                    evidence=dict(verdict.evidence), label=1, weight=1, note="",
                )  # fmt: skip


def found(samples: Sequence[Sample], asked: Sequence[pairs.Pair], model: Builtin) -> Iterator[Case]:
    """Pairs that belong together, each beside the nearest others of its partner's project."""
    by_package: dict[str, list[int]] = defaultdict(list)
    for row, sample in enumerate(samples):
        by_package[sample.package].append(row)
    questions: dict[str, list[pairs.Pair]] = defaultdict(list)
    for pair in asked:
        questions[samples[pair.target].package].append(pair)
    for package, mine in questions.items():
        rows = _some(by_package[package], {pair.target for pair in mine[:_MOST_PER_PROJECT]})
        project = [_function(samples[row]) for row in rows]
        judge = Judge(project, likeness)
        vectors = model.embed_codes([one.code for one in project])
        for pair in mine[:_MOST_PER_PROJECT]:
            yield from _beside(pair, samples, rows, project, vectors, judge, model)


def _some(rows: Sequence[int], wanted: set[int]) -> list[int]:
    """Rows spread over a project, all that are wanted among them."""
    step = -(-len(rows) // _AMONG)
    return [row for at, row in enumerate(rows) if at % step == 0 or row in wanted]


def _beside(
    pair: pairs.Pair,
    samples: Sequence[Sample],
    rows: Sequence[int],
    project: Sequence[Function],
    vectors: Float32,
    judge: Judge,
    model: Builtin,
) -> Iterator[Case]:
    target = samples[pair.target]
    query = _query(pair)
    partner = project[rows.index(pair.target)]
    cosines = vectors @ model.embed_codes([query.code])[0]
    yield _case(pair, target, judge.verdict(_match(query, partner)), 1)
    order = np.argsort(-cosines, kind="stable")
    left = _NEAREST
    for at in order.tolist():
        sample = samples[rows[at]]
        if left == 0:
            return
        if pairs.group(sample) == pair.group or _nearly(project[at], partner):
            continue
        if _dialect(sample.language) != _dialect(target.language):
            continue
        left -= 1
        yield _case(pair, target, judge.verdict(_match(query, project[at])), 0)


def _dialect(language: str) -> str:
    return pairs.dialect_of(language)


def _nearly(one: Function, other: Function) -> bool:
    """Whether a function is so near to the partner that it may be a partner as well."""
    comparison = compare(profile(one.code), profile(other.code))
    return comparison.renamed >= _NEARLY_EQUAL


def _case(pair: pairs.Pair, target: Sample, verdict: Verdict, label: float) -> Case:
    evidence = {name: value for name, value in verdict.evidence if name not in _SETTING}
    return Case(
        source=pair.kind, project=target.family, language=target.language,
        regime=regime(verdict), evidence=evidence, label=label, weight=1, note="",
    )  # fmt: skip


def regime(verdict: Verdict) -> str:
    """Which of the judge's models decides."""
    if verdict.clone_type is CloneType.CROSS_LANGUAGE:
        return "ported"
    return "rewritten" if verdict.clone_type is CloneType.TYPE_4 else "copied"


def _match(left: Function, right: Function) -> Match:
    return Match(left=left, right=right, similarity=0)


def _query(pair: pairs.Pair) -> Function:
    return Function(
        path=f"elsewhere/{pair.target}", language=pair.language, name="some_name",
        lines=LineRange(start=1, end=1), span=(0, 1), text="", code=pair.query,
        size=len(pair.query.split()), digest=pair.query,
    )  # fmt: skip


def _function(sample: Sample) -> Function:
    return Function(
        path=sample.path, language=sample.language, name=sample.name,
        lines=LineRange(start=1, end=1), span=(0, 1), text=sample.text, code=sample.code,
        size=sample.size, digest=sample.digest,
    )  # fmt: skip


def written(path: Path, cases: Iterable[Case]) -> None:
    """Keeps cases in a file, a line for each."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(case)) + "\n" for case in cases)


def read(path: Path) -> list[Case]:
    """The cases of a file."""
    return [Case(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
