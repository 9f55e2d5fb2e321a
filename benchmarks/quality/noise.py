"""Label noise: a sample of the pairs that are right or wrong by rule, read by a person.

`python -m benchmarks.quality.noise --cache DIR --out FILE` writes pairs of each natural set and of
each sort of negative; a reader adds `label` (1 where the two belong together) and `reason`, and
`--read FILE` keeps the verdicts in `noise.jsonl`, without code, and prints the shares.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.quality.board import Board
from benchmarks.quality.build import board
from dupcheck.records import Function

READ = Path(__file__).parent / "noise.jsonl"
_NATURAL = ("edit-light", "edit-heavy", "fork", "port", "solutions", "solutions across")
_EACH = 8


def pairs(whole: Board) -> Iterator[tuple[str, Function, Function]]:
    """What is to be read: `right` pairs of a natural set, `wrong` ones of a sort of negatives."""
    found: dict[str, list[tuple[Function, Function]]] = defaultdict(list)
    for project in whole.projects:
        for question in project.questions:
            functions = project.functions
            if question.set in _NATURAL:
                pair = question.query, functions[question.partner]
                found[f"right: {question.set}"].append(pair)
            for row, reason in zip(question.negatives, question.reasons, strict=True):
                found[f"wrong: {reason}"].append((question.query, functions[row]))
    for kind, several in sorted(found.items()):
        for one, other in Random(kind).sample(several, min(_EACH, len(several))):
            yield kind, one, other


def shares(rows: Sequence[dict[str, Any]]) -> str:
    """How many of each kind were read, and how many of them belong together, in Markdown."""
    lines = ["| pairs | read | belong together |", "|---|--:|--:|"]
    for kind in sorted({row["kind"] for row in rows}):
        mine = [row["label"] for row in rows if row["kind"] == kind]
        lines.append(f"| {kind} | {len(mine)} | {sum(mine)} |")
    return "\n".join(lines)


def main() -> None:
    """Writes what is to be read, or keeps what was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the packages")
    parser.add_argument("--out", type=Path, help="file to write")
    parser.add_argument("--read", type=Path, help="the same file with labels")
    arguments = parser.parse_args()
    if arguments.out:
        rows = [
            {"kind": kind, "digests": [one.digest, other.digest], "texts": [one.text, other.text]}
            for kind, one, other in pairs(board(arguments.cache))
        ]
        arguments.out.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    if arguments.read:
        read = map(json.loads, arguments.read.read_text(encoding="utf-8").splitlines())
        kept = [{key: row[key] for key in ("kind", "digests", "label", "reason")} for row in read]
        READ.write_text("".join(json.dumps(row) + "\n" for row in kept), "utf-8")
    if READ.exists():
        print(shares([json.loads(one) for one in READ.read_text("utf-8").splitlines()]))


if __name__ == "__main__":
    main()
