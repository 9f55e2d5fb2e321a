"""Draws findings at random, shows both codes of each to a reader, and counts the verdicts.

`python -m benchmarks.precision sample --cache DIR [--count N] [--seed N] [NAME ...]`
`python -m benchmarks.precision judge FINGERPRINT yes|no "reason"` (several may be piped as lines)
`python -m benchmarks.precision count --cache DIR [NAME ...]`

Without names it is about six code bases of as many languages, none of which the judge has been
labelled on; `count` then also writes the table into the benchmark of quality.

A verdict answers one question: would a reviewer want to know of this? It is kept with the
fingerprint, so that a sample of a later version has to be read only where it is new.
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import zip_longest
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.subjects import SUBJECTS, repository
from benchmarks.tools import dupcheck

VERDICTS = Path(__file__).parent / "results" / "precision.jsonl"
README = Path(__file__).parent / "quality" / "README.md"
SIX = ("sqlalchemy", "phaser", "re2", "cobra", "rails", "twig")
"""Python, JavaScript, C++, Go, Ruby and PHP; neither reserved nor read for the judge's labels."""
_MARKS = "<!-- precision -->", "<!-- /precision -->"
_SIDE = 88
_MOST_LINES = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a reader said about one finding: a duplicate worth knowing of or not, and why."""

    fingerprint: str
    real: bool
    reason: str
    subject: str = ""
    places: tuple[str, ...] = ()


def verdicts(path: Path = VERDICTS) -> dict[str, Verdict]:
    """All verdicts by fingerprint; a later one replaces an earlier one."""
    if not path.exists():
        return {}
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    read = [Verdict(**{**row, "places": tuple(row["places"])}) for row in rows]
    return {verdict.fingerprint: verdict for verdict in read}


def sampled(findings: Sequence[dict[str, Any]], count: int, seed: int) -> list[dict[str, Any]]:
    """Findings drawn at random; which ones depends on the seed and the fingerprints alone."""
    ordered = sorted(findings, key=lambda finding: str(finding["fingerprint"]))
    return Random(seed).sample(ordered, min(count, len(ordered)))


def drawn(names: Iterable[str], cache: Path, count: int, seed: int) -> Iterator[tuple[str, Any]]:
    """The sample of each subject: its name and a finding, with the source of both sides."""
    for name in names:
        tree = repository(SUBJECTS[name], cache)
        report = dupcheck(tree, cache / ".dupcheck", "--show", "unified").report
        for finding in sampled(report["findings"], count, seed):
            yield name, finding


def places(finding: dict[str, Any]) -> tuple[str, ...]:
    """Where the functions of a finding stand."""
    functions = [finding["keep"], *(copy["function"] for copy in finding["copies"])]
    return tuple(f"{one['path']}:{one['start_line']} {one['name']}" for one in functions)


def shown(subject: str, finding: dict[str, Any], known: Verdict | None) -> str:
    """A finding as a person reads it: the one to keep beside the copy least like it."""
    copy = min(finding["copies"], key=lambda one: float(one["confidence"]))
    head = [
        "=" * (2 * _SIDE + 3),
        f"{subject} {finding['fingerprint']}: {len(finding['copies']) + 1} places,"
        f" confidence {finding['confidence']}, {copy['clone_type']},"
        f" similarity {copy['similarity']}",
        *places(finding)[:6],
    ]
    if known:
        head.append(f"READ: {'yes' if known.real else 'no'}: {known.reason}")
    keep_place = f"{finding['keep']['path']}:{finding['keep']['start_line']}"
    copy_place = f"{copy['function']['path']}:{copy['function']['start_line']}"
    left = [keep_place, *finding["keep"]["text"].splitlines()][:_MOST_LINES]
    right = [copy_place, *copy["function"]["text"].splitlines()][:_MOST_LINES]
    return "\n".join([*head, *_beside(left, right)])


def _beside(left: Sequence[str], right: Sequence[str]) -> Iterator[str]:
    for one, other in zip_longest(left, right, fillvalue=""):
        yield f"{one.expandtabs(4)[:_SIDE]:<{_SIDE}} | {other.expandtabs(4)[:_SIDE]}".rstrip()


def table(drawn: Iterable[tuple[str, Any]], known: dict[str, Verdict]) -> str:
    """Read, real and precision of the sample of each subject."""
    counts: dict[str, list[int]] = {}
    for subject, finding in drawn:
        verdict = known.get(finding["fingerprint"])
        cells = counts.setdefault(subject, [0, 0, 0])
        cells[0] += 1
        cells[1] += verdict is not None
        cells[2] += verdict is not None and verdict.real
    lines = ["| code base | sampled | read | real |", "|---|--:|--:|--:|"]
    lines += [f"| {name} | {a} | {b} | {c} |" for name, (a, b, c) in counts.items()]
    sums = [sum(column) for column in zip(*counts.values(), strict=True)]
    return "\n".join([*lines, f"| all | {' | '.join(map(str, sums))} |"])


def _record(words: Sequence[str], known: dict[str, Verdict], pending: dict[str, Any]) -> None:
    """Adds verdicts given as arguments, or as lines `fingerprint yes|no reason` on stdin."""
    lines = [" ".join(words)] if words else sys.stdin.read().splitlines()
    for line in filter(None, lines):
        fingerprint, answer, reason = line.split(maxsplit=2)
        if answer not in ("yes", "no"):
            raise SystemExit(f"neither yes nor no: {line}")
        subject, where = pending.get(fingerprint, ("", ()))
        known[fingerprint] = Verdict(
            fingerprint=fingerprint,
            real=answer == "yes",
            reason=reason,
            subject=subject,
            places=tuple(where[:4]),
        )
    VERDICTS.parent.mkdir(parents=True, exist_ok=True)
    rows = [json.dumps(asdict(one)) for _, one in sorted(known.items())]
    VERDICTS.write_text("\n".join(rows) + "\n", encoding="utf-8")


def _publish(counted: str) -> None:
    """Puts the table between its marks."""
    text = README.read_text(encoding="utf-8")
    head, _, rest = text.partition(_MARKS[0])
    _, _, tail = rest.partition(_MARKS[1])
    README.write_text(f"{head}{_MARKS[0]}\n{counted}\n{_MARKS[1]}{tail}", encoding="utf-8")


def main() -> None:
    """Shows a sample, records verdicts, or counts them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("sample", "judge", "count"))
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps the subjects")
    parser.add_argument("--count", type=int, default=10, help="findings of each subject")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("words", nargs="*", help="subjects; or fingerprint, yes or no, and reason")
    arguments = parser.parse_intermixed_args()
    known, cache = verdicts(), arguments.cache.resolve()
    waiting = cache / ".sampled.json"
    pending = json.loads(waiting.read_text(encoding="utf-8")) if waiting.exists() else {}
    if arguments.action == "judge":
        _record(arguments.words, known, pending)
        return
    names = arguments.words or SIX
    sample = list(drawn(names, cache, arguments.count, arguments.seed))
    if arguments.action == "sample":
        for name, finding in sample:
            print(shown(name, finding, known.get(finding["fingerprint"])))
        pending |= {finding["fingerprint"]: (name, places(finding)) for name, finding in sample}
        waiting.write_text(json.dumps(pending), encoding="utf-8")
    counted = table(sample, known)
    print(counted)
    if arguments.action == "count" and not arguments.words:
        _publish(counted)


if __name__ == "__main__":
    main()
