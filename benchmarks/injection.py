"""Plants copies of known functions in real code bases and counts what is found again.

`python -m benchmarks.injection --cache DIR [--jscpd PROGRAM] [--subject NAME] [-- OPTION ...]`
"""

import argparse
import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import tools
from benchmarks.planting import EXPERIMENTS, FOLDER, KINDS, UNRELATED, Experiment, Planted, plan
from benchmarks.subjects import SUBJECTS
from benchmarks.tools import Group, Place

RESULTS = Path(__file__).parent / "results" / "injection.json"
_RECALL_OPTIONS = (
    "--min-tokens=20",
    "--min-lines=3",
    "--max-lines=100000",
    "--max-size=2mb",
    "--mode=weak",
    "--ignore-identifiers",
    "--ignore-literals",
    "--max-gap-lines=3",
    "--similarity=0.6",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How many of the planted functions a tool tied to their original (or to anything)."""

    tool: str
    subject: str
    kind: str
    planted: int
    tied: int
    reported: int
    notable: tuple[str, ...]


def score(planted: Sequence[Planted], groups: Sequence[Group]) -> tuple[list[Planted], list[str]]:
    """What was tied to its original, or, having none, to anything; and what each stranger met.

    Strangers may meet one another: they come from one code base.
    """
    tied, met = [], []
    by_file: dict[str, list[Group]] = {}
    for group in groups:
        for file in {place.path for place in group}:
            by_file.setdefault(file, []).append(group)
    for one in planted:
        mine = by_file.get(one.file, [])
        others = [place for group in mine for place in group if place.path != one.file]
        if one.original is None:
            outside = [place for place in others if not place.path.startswith(f"{FOLDER}/")]
            if outside:
                tied.append(one)
                met.append(f"{one.file} {outside[0].path}:{outside[0].start}")
        elif any(place.overlaps(one.original) for place in others):
            tied.append(one)
    return tied, met


def measure(
    experiment: Experiment,
    plans: dict[str, list[Planted]],
    cache: Path,
    searchers: dict[str, Callable[[Path], list[Group]]],
) -> Iterator[Score]:
    """Injects one kind after the other into a copy of the code base and searches it."""
    with TemporaryDirectory(dir=cache) as folder:
        tree = Path(folder) / experiment.subject
        shutil.copytree(cache / experiment.subject, tree, symlinks=True)
        for kind, planted in plans.items():
            shutil.rmtree(tree / FOLDER, ignore_errors=True)
            (tree / FOLDER).mkdir()
            for one in planted:
                (tree / one.file).write_bytes(one.text)
            for tool, search in searchers.items():
                groups = search(tree)
                tied, met = score(planted, groups)
                missed = [f"{p.file} {_words(p.original)}" for p in planted if p not in tied]
                yield Score(
                    tool=tool,
                    subject=experiment.subject,
                    kind=kind,
                    planted=len(planted),
                    tied=len(tied),
                    reported=len(groups),
                    notable=tuple(met if kind == UNRELATED else missed),
                )


def _words(place: Place | None) -> str:
    return f"{place.path}:{place.start}-{place.end}" if place else ""


def _searchers(
    cache: Path, options: Sequence[str], jscpd: str | None
) -> dict[str, Callable[[Path], list[Group]]]:
    def ours(tree: Path) -> list[Group]:
        return tools.groups(tools.dupcheck(tree, cache / ".dupcheck", *options).report)

    searchers: dict[str, Callable[[Path], list[Group]]] = {" ".join(("dupcheck", *options)): ours}
    if jscpd:
        searchers["jscpd"] = lambda tree: tools.jscpd(jscpd, tree)
        searchers["jscpd, best recall"] = lambda tree: tools.jscpd(jscpd, tree, *_RECALL_OPTIONS)
    return searchers


def table(scores: Sequence[Score]) -> str:
    """A Markdown table: one row for each tool and code base, one column for each kind."""
    lines = [
        f"| tool | code base | {' | '.join(KINDS)} | reported in all |",
        "|---" * (len(KINDS) + 3) + "|",
    ]
    rows: dict[tuple[str, str], dict[str, Score]] = {}
    for one in scores:
        rows.setdefault((one.tool, one.subject), {})[one.kind] = one
    for (tool, subject), cells in sorted(rows.items()):
        counts = [f"{cells[kind].tied}/{cells[kind].planted}" for kind in KINDS if kind in cells]
        reported = cells[UNRELATED].reported if UNRELATED in cells else 0
        lines.append(f"| {tool} | {subject} | {' | '.join(counts)} | {reported:,} |")
    return "\n".join(lines)


def main() -> None:
    """Runs the experiments, prints the table and what was missed, writes the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps the subjects")
    parser.add_argument("--subject", action="append", choices=EXPERIMENTS, help="default: all")
    parser.add_argument("--jscpd", help="the program to compare with (version 5.4)")
    parser.add_argument("--count", type=int, default=40)
    parser.add_argument("--seed", type=int, default=2)
    parser.add_argument("--keep", type=Path, help="folder that keeps the injected files to look at")
    parser.add_argument("options", nargs="*", help="for dupcheck scan, after --")
    parser.add_argument("--output", type=Path, default=RESULTS)
    arguments = parser.parse_args()
    cache = arguments.cache.resolve()
    searchers = _searchers(cache, arguments.options, arguments.jscpd)
    scores: list[Score] = []
    for name in arguments.subject or EXPERIMENTS:
        plans = plan(EXPERIMENTS[name], cache, arguments.count, arguments.seed)
        if arguments.keep:
            _keep(arguments.keep / name, plans)
        for one in measure(EXPERIMENTS[name], plans, cache, searchers):
            print(f"{one.tool}, {name}, {one.kind}: {one.tied}/{one.planted}", flush=True)
            scores.append(one)
    print(table(scores))
    _write(arguments.output, scores, arguments.seed)


def _keep(folder: Path, plans: dict[str, list[Planted]]) -> None:
    for kind, planted in plans.items():
        for one in planted:
            file = folder / kind.replace(" ", "-") / Path(one.file).name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(one.text)


def _write(output: Path, scores: Sequence[Score], seed: int) -> None:
    results = [
        {
            "tool": one.tool,
            "subject": f"{one.subject} {SUBJECTS[one.subject].version}",
            "kind": one.kind,
            "planted": one.planted,
            "tied": one.tied,
            "reported": one.reported,
            "false" if one.kind == UNRELATED else "missed": one.notable[:20],
        }
        for one in scores
    ]
    document = {"seed": seed, "recall_options": _RECALL_OPTIONS, "results": results}
    output.parent.mkdir(parents=True, exist_ok=True)
    output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
