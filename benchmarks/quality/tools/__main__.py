"""What each tool tells by itself, whatever its score: recall, and alarms per 1,000 functions.

`python -m benchmarks.quality.tools --cache DIR [--system NAME ...]`
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.quality import pool
from benchmarks.quality.build import board
from benchmarks.quality.outcome import alarms, functions_asked
from benchmarks.quality.pool import Key
from benchmarks.quality.scored import Scored
from benchmarks.quality.tables import ORDER
from benchmarks.quality.tools.table import DETECTORS, peers


def told(scored: Scored) -> dict[str, float]:
    """By set the share of questions of which the tool names the partner."""
    found: dict[str, list[bool]] = defaultdict(list)
    for project in scored.board.projects:
        if project.questions:
            for question, scores in zip(project.questions, scored.scores(project), strict=True):
                found[question.set].append(bool(scores[0] > 0))
    return {name: sum(several) / len(several) for name, several in found.items()}


def table(rows: Sequence[Scored], known: Mapping[Key, bool]) -> Iterator[str]:
    """Markdown, a column for each tool."""
    shares = [told(one) for one in rows]
    per_thousand = functions_asked(rows[0].board) / 1000
    yield "| | " + " | ".join(one.system.name for one in rows) + " |"
    yield "|---|" + "--:|" * len(rows)
    for name in dict.fromkeys(one for one in (*ORDER, *shares[0]) if one in shares[0]):
        yield f"| {name} | " + " | ".join(f"{100 * one[name]:.1f}" for one in shares) + " |"
    all_alarms = [alarms(one) for one in rows]
    right = [sum(known.get(one.key, False) for one in several) for several in all_alarms]
    wrong = [sum(known.get(one.key) is False for one in several) for several in all_alarms]
    counts = {"alarms per 1,000 functions": [len(several) for several in all_alarms]}
    counts |= {"of these read and right": right, "of these read and wrong": wrong}
    for name, numbers in counts.items():
        yield f"| {name} | " + " | ".join(f"{n / per_thousand:.1f}" for n in numbers) + " |"


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the packages")
    parser.add_argument("--system", nargs="*", choices=DETECTORS, default=list(DETECTORS))
    arguments = parser.parse_args()
    whole, made = board(arguments.cache), peers(arguments.cache)
    rows = [Scored(made[name](), whole, arguments.cache) for name in arguments.system]
    print("\n".join(table(rows, pool.labels())))


if __name__ == "__main__":
    main()
