"""A change of twenty functions in a large code base, read by a costly model: time and memory.

`python -m benchmarks.cascade MODEL --cache DIR [--subject NAME] [-- OPTION ...]`, where MODEL is a
name from `dupcheck models` or `path:FOLDER`. With random weights (`benchmarks/random_model.py`)
times and memory are real, and what is found is not.
"""

import argparse
import json
import platform
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks import tools
from benchmarks.injection import score
from benchmarks.planting import EXPERIMENTS, FOLDER, UNRELATED, Planted, plan
from benchmarks.subjects import SUBJECTS

RESULTS = Path(__file__).parent / "results" / "cascade.json"
_KINDS = ("copied", "renamed", "edited", "renamed and edited", UNRELATED)
_OF_EACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One run; seconds of wall clock, peak MiB, functions that the deciding model read."""

    run: str
    seconds: float
    peak_mib: int
    compared: int
    embedded: int
    reused: int
    left: int
    tied: int
    findings: int
    fingerprints: tuple[str, ...]
    stages: dict[str, float]


def changes(plans: dict[str, list[Planted]]) -> Iterator[list[Planted]]:
    """Changes of twenty functions each, four of each kind."""
    for at in range(0, len(plans[UNRELATED]), _OF_EACH):
        yield [
            Planted(
                file=f"{FOLDER}/{kind.replace(' ', '_')}_{Path(one.file).name}",
                text=one.text,
                original=one.original,
            )
            for kind in _KINDS
            for one in plans[kind][at : at + _OF_EACH]
        ]


def measured(
    model: str, subject: str, cache: Path, options: Sequence[str], keep: Path, everything: bool
) -> Iterator[Row]:
    """One change with nothing of the model in the cache, again, and then another one.

    With `everything` also the second change with a model that reads the whole code base: what it
    finds beyond the cascade, the builtin model did not propose.
    """
    plans = plan(EXPERIMENTS[subject], cache, 2 * _OF_EACH, seed=4)
    first, second = changes(plans)
    with TemporaryDirectory(dir=cache) as folder:
        tree = Path(folder) / subject
        shutil.copytree(cache / subject, tree, symlinks=True)
        runs = [
            ("builtin model, nothing in the cache", first, "builtin", "auto"),
            ("nothing asked: the model is prepared, once", [], model, "cascade"),
            ("functions of the code base in the cache", first, model, "cascade"),
            ("the same again", first, model, "cascade"),
            ("another change", second, model, "cascade"),
            ("the same with the builtin model", second, "builtin", "auto"),
        ]
        if everything:
            runs.append(("the same, everything read", second, model, "exhaustive"))
        for name, change, chosen, mode in runs:
            _write(tree, change)
            wanted = ("--against-all", "--model", chosen, "--mode", mode, *options)
            run = tools.dupcheck(tree / FOLDER, keep, *wanted)
            yield _row(name, run, change)


def _write(tree: Path, change: Sequence[Planted]) -> None:
    shutil.rmtree(tree / FOLDER, ignore_errors=True)
    (tree / FOLDER).mkdir()
    for one in change:
        (tree / one.file).write_bytes(one.text)


def _row(name: str, run: tools.Run, change: Sequence[Planted]) -> Row:
    counts, statistics = run.report["counts"], run.report["statistics"]
    known = [one for one in change if one.original]
    tied, _ = score(known, tools.groups(run.report))
    return Row(
        run=name,
        seconds=round(run.seconds, 1),
        peak_mib=round(run.peak),
        compared=counts["compared"],
        embedded=statistics["embedded"],
        reused=statistics["reused"],
        left=counts["left_to_proposer"],
        tied=len(tied),
        findings=counts["findings"],
        fingerprints=tuple(sorted(one["fingerprint"] for one in run.report["findings"])),
        stages=statistics["seconds"],
    )


def table(rows: Sequence[Row]) -> str:
    """A Markdown table."""
    lines = [
        "| run | read now | from the cache | left to builtin | findings | seconds | MiB |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {row.run} | {row.embedded:,} | {row.reused:,} | {row.left:,} | {row.findings}"
        f" | {row.seconds:.1f}"
        f" | {row.peak_mib:,} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Measures, prints the table, writes the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model")
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps the subjects")
    parser.add_argument("--subject", choices=EXPERIMENTS, default="django")
    parser.add_argument("--everything", action="store_true", help="read the whole code base, too")
    parser.add_argument("--output", type=Path, default=RESULTS)
    parser.add_argument("options", nargs="*", help="for dupcheck scan, after --")
    given = parser.parse_args()
    with TemporaryDirectory() as keep:
        rows = list(
            measured(
                given.model,
                given.subject,
                given.cache.resolve(),
                given.options,
                Path(keep),
                given.everything,
            )
        )
    print(table(rows))
    document = {
        "subject": f"{given.subject} {SUBJECTS[given.subject].version}",
        "model": Path(given.model).name,
        "machine": f"{platform.machine()}, {platform.python_implementation()}"
        f" {platform.python_version()}",
        "rows": [asdict(row) for row in rows],
    }
    given.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
