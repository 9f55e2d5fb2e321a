"""Builds the benchmark, asks every system, and writes the tables.

`python -m benchmarks.quality --cache DIR [--system NAME ...] [--set NAME ...]`
`... --pool FILE` writes alarms that nobody has read, `... --read FILE` takes labels in.
"""

import argparse
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from benchmarks.quality import pool
from benchmarks.quality.board import Board
from benchmarks.quality.build import board
from benchmarks.quality.outcome import RATES, Outcome, alarms, functions_asked, outcome
from benchmarks.quality.scored import Scored
from benchmarks.quality.systems.table import systems
from benchmarks.quality.tables import tables

RESULTS = Path(__file__).parents[1] / "results" / "quality.json"
README = Path(__file__).parent / "README.md"
_MARKS = "<!-- quality -->", "<!-- /quality -->"
_PART = 120


def restricted(whole: Board, sets: Sequence[str]) -> Board:
    """The board with the questions of some sets; of all where none is named."""
    if not sets:
        return whole
    projects = [
        replace(p, questions=tuple(q for q in p.questions if q.set in sets)) for p in whole.projects
    ]
    return replace(whole, projects=projects)


def written(outcomes: Sequence[Outcome], functions: int) -> None:
    """Puts the figures into the results and between the marks of the README."""
    rows = [asdict(one) for one in outcomes]
    RESULTS.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(_MARKS[0])
    _, _, tail = rest.partition(_MARKS[1])
    table = tables(outcomes, functions)
    README.write_text(f"{head}{_MARKS[0]}\n{table}\n{_MARKS[1]}{tail}", encoding="utf-8")


def pooled(scored: Sequence[Scored], out: Path, most: int) -> None:
    """Writes what is to be read, in parts."""
    count = functions_asked(scored[0].board)
    wrong = 1 + max(RATES) * count // 1000
    chosen = pool.unread([alarms(one) for one in scored], pool.labels(), most, wrong)
    rows = [json.dumps(row, ensure_ascii=False) for row in pool.to_read(chosen)]
    for part in range(0, len(rows), _PART):
        file = out.with_name(f"{out.stem}-{part // _PART + 1}{out.suffix}")
        file.write_text("\n".join(rows[part : part + _PART]) + "\n", encoding="utf-8")


def taken_in(files: Sequence[Path]) -> None:
    """Adds the labels of readers; a later one replaces an earlier one."""
    lines = pool.LABELS.read_text(encoding="utf-8").splitlines() if pool.LABELS.exists() else []
    rows = {(r["project"], *sorted(r["digests"])): r for r in map(json.loads, filter(None, lines))}
    for file in files:
        read = map(json.loads, filter(None, file.read_text(encoding="utf-8").splitlines()))
        rows |= {(r["project"], *sorted(r["digests"])): r for r in pool.kept(read)}
    kept = [json.dumps(rows[key], ensure_ascii=False) for key in sorted(rows)]
    pool.LABELS.write_text("\n".join(kept) + "\n", encoding="utf-8")


def main() -> None:
    """Asks the systems, or exchanges pairs with readers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the packages")
    parser.add_argument("--system", nargs="*", help="rows of the table; all by default")
    parser.add_argument("--set", nargs="*", default=[], help="sets of questions; all by default")
    parser.add_argument("--pool", type=Path, help="file, numbered by parts, for readers")
    parser.add_argument("--most", type=int, default=350, help="pairs to read")
    parser.add_argument("--read", type=Path, nargs="*", default=[], help="files with labels")
    arguments = parser.parse_args()
    made = systems(arguments.cache)
    wanted = arguments.system or list(made)
    if unknown := set(wanted) - set(made):
        parser.error(f"unknown: {', '.join(unknown)}; known: {', '.join(made)}")
    if arguments.read:
        taken_in(arguments.read)
    whole = restricted(board(arguments.cache), arguments.set)
    scored = [Scored(made[name](), whole, arguments.cache) for name in wanted]
    if arguments.pool:
        pooled(scored, arguments.pool, arguments.most)
        return
    known = pool.labels()
    outcomes = [outcome(one, known) for one in scored]
    functions = functions_asked(whole)
    print(tables(outcomes, functions))
    if not arguments.set and not arguments.system:
        written(outcomes, functions)


if __name__ == "__main__":
    main()
