"""Scans the pinned code bases, cold and warm: counts, time and memory.

`python -m benchmarks.scan --cache DIR [NAME ...]`
"""

import argparse
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.subjects import SUBJECTS, Subject, repository
from benchmarks.tools import Run, dupcheck

RESULTS = Path(__file__).parent / "results" / "scan.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One code base; seconds of wall clock, peak MiB of the largest process."""

    subject: str
    version: str
    languages: str
    files: int
    functions: int
    compared: int
    findings: int
    cold_seconds: float
    warm_seconds: float
    functions_a_second: int
    peak_mib: int
    stages: dict[str, float]
    warm_parsed: int
    warm_embedded: int


def measured(subject: Subject, cache: Path) -> Row:
    """Scans a code base with an empty cache and again with what the first run left there."""
    tree = repository(subject, cache)
    with TemporaryDirectory() as folder:
        cold = dupcheck(tree, Path(folder))
        warm = dupcheck(tree, Path(folder))
    if cold.report["findings"] != warm.report["findings"]:
        raise SystemExit(f"{subject.name}: the second run found something else")
    return _row(subject, cold, warm)


def _row(subject: Subject, cold: Run, warm: Run) -> Row:
    counts, warmed = cold.report["counts"], warm.report["statistics"]
    return Row(
        subject=subject.name,
        version=subject.version,
        languages=", ".join(list(counts["languages"])[:2]),
        files=counts["files"],
        functions=counts["functions"],
        compared=counts["compared"],
        findings=counts["findings"],
        cold_seconds=round(cold.seconds, 2),
        warm_seconds=round(warm.seconds, 2),
        functions_a_second=round(counts["functions"] / cold.seconds),
        peak_mib=round(max(cold.peak, warm.peak)),
        stages=cold.report["statistics"]["seconds"],
        warm_parsed=warmed["parsed"],
        warm_embedded=warmed["embedded"],
    )


def table(rows: Iterable[Row]) -> str:
    """A Markdown table, one row for each code base."""
    lines = [
        "| code base | mostly | files | functions | findings | cold s | warm s | a second | MiB |",
        "|---|---|--:|--:|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {row.subject} {row.version} | {row.languages} | {row.files:,} | {row.functions:,}"
        f" | {row.findings:,} | {row.cold_seconds:.1f} | {row.warm_seconds:.1f}"
        f" | {row.functions_a_second:,} | {row.peak_mib:,} |"
        for row in rows
    ]
    return "\n".join(lines)


def main() -> None:
    """Scans the subjects named, or all; prints the table and writes the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps the subjects")
    parser.add_argument("--output", type=Path, default=RESULTS)
    parser.add_argument("names", nargs="*", metavar="NAME")
    arguments = parser.parse_args()
    rows = []
    for name in arguments.names or SUBJECTS:
        rows.append(measured(SUBJECTS[name], arguments.cache.resolve()))
        print(table(rows[-1:]).splitlines()[-1], flush=True)
    print(table(rows))
    arguments.output.parent.mkdir(parents=True, exist_ok=True)
    document = [asdict(row) for row in rows]
    arguments.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
