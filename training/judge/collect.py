"""Samples pairs for a person to judge, spread over languages and over what the judge thinks now.

`python -m training.judge.collect --cache DIR --out FILE` writes the sample, with the two texts to
read; a label is added by hand, and the texts stay out of `labels.jsonl`.
"""

import argparse
import json
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from random import Random
from typing import Any

from dupcheck.languages.table import LANGUAGES
from dupcheck.records import Function, Verdict
from training.judge.candidates import candidates
from training.judge.repositories import REPOSITORIES

BORDERS = (0.2, 0.4, 0.6, 0.8, 0.95)
WANTED = (2, 4, 5, 5, 5, 6)
"""How many pairs of each language from each stratum of confidence."""

_MOST = 8_000


def strata(name: str, folder: Path, rng: Random) -> dict[tuple[str, int], list[Verdict]]:
    """Verdicts by language and stratum; within one, no function comes twice.

    So a family of fifty siblings does not count as a thousand pairs: a reader meets it once.
    """
    found = candidates(name, folder)
    matches = rng.sample(found.matches, min(_MOST, len(found.matches)))
    by_stratum: dict[tuple[str, int], list[Verdict]] = defaultdict(list)
    taken: set[tuple[tuple[str, int], str]] = set()
    for verdict in map(found.judge.verdict, matches):
        left, right = verdict.match.left, verdict.match.right
        key = _language(left), bisect(BORDERS, verdict.confidence)
        if {(key, left.digest), (key, right.digest)} & taken:
            continue
        taken |= {(key, left.digest), (key, right.digest)}
        by_stratum[key].append(verdict)
    return by_stratum


def sample(folder: Path, names: Iterable[str], seed: int) -> list[dict[str, Any]]:
    """The sample, strata of each language filled from its repositories in turn."""
    rng = Random(seed)
    pools: dict[tuple[str, int], list[list[tuple[str, Verdict]]]] = defaultdict(list)
    for name in names:
        for key, verdicts in strata(name, folder, rng).items():
            if key[0] in REPOSITORIES[name].languages:
                pools[key].append([(name, verdict) for verdict in verdicts])
    rows = []
    for (language, stratum), repositories in sorted(pools.items()):
        size = sum(map(len, repositories))
        turns = [pool.pop() for _ in range(50) for pool in repositories if pool]
        chosen = turns[: WANTED[stratum]]
        rows += [
            _row(name, verdict, language, stratum, size / len(chosen)) for name, verdict in chosen
        ]
    return rows


def _row(name: str, verdict: Verdict, language: str, stratum: int, weight: float) -> dict[str, Any]:
    left, right = verdict.match.left, verdict.match.right
    return {
        "repository": f"{name}={REPOSITORIES[name].version}",
        "language": language,
        "stratum": stratum,
        "weight": round(weight, 2),
        "left": [left.path, left.name, left.lines.start],
        "right": [right.path, right.name, right.lines.start],
        "similarity": round(verdict.match.similarity, 4),
        "texts": [left.text, right.text],
    }


def _language(function: Function) -> str:
    """The language, TSX counted as TypeScript and the like."""
    return {"tsx": "typescript", "jsx": "javascript"}.get(
        function.language, LANGUAGES[function.language].name
    )


def main() -> None:
    """Writes a sample to read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder of the repositories")
    parser.add_argument("--out", type=Path, required=True, help="file of the sample")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("names", nargs="*", default=list(REPOSITORIES))
    arguments = parser.parse_args()
    rows = sample(arguments.cache.resolve(), arguments.names, arguments.seed)
    lines = [json.dumps(row, ensure_ascii=False) for row in rows]
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
