"""Writes what the README shows but nobody typed: a finding, the languages, the figures.

`python -m benchmarks.readme --cache DIR` scans redis for the finding; without `--cache` only what
the table of languages and `benchmarks/results/` say is written anew. A test holds the README to it.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from subprocess import run
from textwrap import wrap

from benchmarks.demonstration import results
from benchmarks.subjects import SUBJECTS, repository
from dupcheck.languages.table import LANGUAGES
from dupcheck.report.table import REPORTERS

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BENCHMARKS = ROOT / "benchmarks" / "README.md"
RESULTS = ROOT / "benchmarks" / "results"
BENCH = RESULTS / "bench"
_FLAGSHIP = "qwen3-0.6b"
_SHOWN = "src/listpack.c:1389"
_KINDS = ("copied", "renamed", "edited", "renamed and edited", "unrelated")


def languages() -> str:
    """The languages of the core and of the extra."""
    rows = [row for row in LANGUAGES.values() if not row.host]
    core = ", ".join(row.name for row in rows if not row.extra)
    extra = ", ".join(row.name for row in rows if row.extra)
    return f"| | |\n|---|---|\n| core | {core} |\n| extra `[langs]` | {extra} |"


def formats() -> str:
    """What reports can be written as."""
    names = " ".join(f"`{name}`" for name in REPORTERS)
    return "\n".join(wrap(f"Formats: {names}.", 100, break_on_hyphens=False))


def figures() -> str:
    """What was planted and found, what was read, and how long it took."""
    return "\n\n".join((_planted(), _read(), _scanned()))


def models() -> str:
    """The rows that `dupcheck bench` has given, and one that is open."""
    tables = [json.loads(path.read_text("utf-8"))["table"] for path in sorted(BENCH.glob("*.json"))]
    head, rule = tables[0].splitlines()[:2]
    rows = [table.splitlines()[2] for table in tables]
    if not any(row.startswith(f"| {_FLAGSHIP} ") for row in rows):
        cells = head.count("|") - 3
        rows.append(f"| {_FLAGSHIP} | open: `dupcheck bench --model {_FLAGSHIP}` |{' |' * cells}")
    return "\n".join([head, rule, *rows])


def engines() -> str:
    """How fast and how right the flagship is on a processor, and in a change of a code base."""
    return "\n\n".join((_compared(), _cascaded()))


def demonstration() -> str:
    """How many ways of asking were tried, and how many answers were right."""
    return results.summary(results.read())


def demonstration_tables() -> str:
    """Every case with what is expected, and every way of asking."""
    found = results.read()
    return "\n\n".join((results.table(found), results.doors(found)))


def finding(cache: Path) -> str:
    """One block of the report on redis, as the terminal shows it."""
    tree = repository(SUBJECTS["redis"], cache)
    options = ("--color", "never", "--limit", "0", "--no-cache")
    command = [sys.executable, "-m", "dupcheck", "scan", *options]
    done = run(command, cwd=tree, capture_output=True, text=True, check=False, encoding="utf-8")
    (block,) = [part for part in done.stdout.split("\n\n") if part.startswith(_SHOWN)]
    return f"```\n$ dupcheck scan\n{block}\n```"


def filled(text: str, block: str, content: str) -> str:
    """The text with what stands between the marks of a block replaced."""
    marks = re.compile(rf"(<!-- {block} -->\n).*?(<!-- /{block} -->)", re.DOTALL)
    return marks.sub(lambda found: f"{found[1]}{content}\n{found[2]}", text)


def _compared() -> str:
    found = json.loads((RESULTS / "engines.json").read_text("utf-8"))
    machine, texts = found["machine"], found["texts"]
    head = (
        f"The flagship in full size with random weights, {machine['threads']} threads of an"
        f"\n{machine['cpu']},\n{texts['functions']} functions of {texts['subject']}"
        " ([how](benchmarks/README.md#engines)). Smallest"
        "\ncosine to float32, also for weights with outliers as in trained models; the largest"
        "\ndifference between a vector computed alone and in a batch:"
    )
    lines = [
        "| engine | to float32 | tokens/s | peak MiB | loads s | installed MiB | cosine"
        " | with outliers | alone differs by |",
        "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ]
    for row in sorted(found["engines"], key=lambda row: -row["ratio"]):
        outliers = row.get("smallest_outliers_cosine")
        alone = f"{row['alone_differs']:.0e}" if row["alone_differs"] else "0"
        lines.append(
            f"| {row['description']} | {row['ratio']:.2f} | {row['tokens_a_second']:.0f}"
            f" | {row['peak_mib']:,} | {row['load_seconds']:.1f} | {row['installed_mib'] or '?'}"
            f" | {_cut(row['smallest_cosine'])} | {'' if outliers is None else _cut(outliers)}"
            f" | {alone} |"
        )
    gate = (
        "Which int8 runs is decided on your machine by your weights: networks that err more on"
        "\nshipped functions than a bound allows step aside for slower and more exact ones, and"
        "\n`models verify` prints the figures."
    )
    return "\n\n".join((head, "\n".join(lines), gate))


def _cut(cosine: float) -> str:
    """Not rounded: 0.99996 is not 1."""
    return f"{int(cosine * 1e4) / 1e4:.4f}"


def _cascaded() -> str:
    found = json.loads((RESULTS / "cascade.json").read_text("utf-8"))
    rows = found["rows"]
    head = (
        f"A change of twenty functions in {found['subject']} ({rows[0]['compared']:,} functions"
        " large enough), read by the\nsame model on the same machine"
        " ([how](benchmarks/cascade.py)):"
    )
    lines = [
        "| run | functions read | from the cache | left to builtin | seconds | peak MiB |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    lines += [
        f"| {row['run']} | {row['embedded']:,} | {row['reused']:,} | {row['left']:,}"
        f" | {row['seconds']:.1f} | {row['peak_mib']:,} |"
        for row in rows
        if not row["run"].endswith("everything read")
    ]
    return head + "\n\n" + "\n".join(lines)


def hooks() -> str:
    """How long a commit waits, beside a tool that compares tokens and reads all each time."""
    rows = json.loads((RESULTS / "hook.json").read_text("utf-8"))
    lines = [
        "Seconds from the start of a process to its exit, and as a share of a full run of jscpd 5.4"
        "\non the same tree ([how](benchmarks/hook.py)):",
        "",
        "| tree | functions large enough | run | seconds | of jscpd |",
        "|---|--:|---|--:|--:|",
    ]
    lines += [
        f"| {row['tree']} | {row['functions']:,} | {row['run']} | {row['median']:.2f}"
        f" | {row['of_jscpd']:.2f} |"
        for row in rows
    ]
    return "\n".join(lines)


def _planted() -> str:
    rows: dict[str, dict[str, str]] = defaultdict(dict)
    for row in json.loads((RESULTS / "injection.json").read_text("utf-8"))["results"]:
        if row["tool"] == "dupcheck":
            rows[row["subject"]][row["kind"]] = f"{row['tied']}/{row['planted']}"
    head = (
        "Forty functions planted in code bases as new files, and found together with"
        "\ntheir original; and forty strangers, of which none should be tied to anything"
        "\n([how](benchmarks/README.md#injection)):"
    )
    lines = [f"| | {' | '.join(_KINDS)} |", "|---" * (len(_KINDS) + 1) + "|"]
    lines += [
        f"| {subject} | {' | '.join(found[kind] for kind in _KINDS)} |"
        for subject, found in sorted(rows.items())
    ]
    return head + "\n\n" + "\n".join(lines)


def _read() -> str:
    lines = (RESULTS / "precision.jsonl").read_text("utf-8").splitlines()
    verdicts = [json.loads(line) for line in lines]
    real = Counter(row["subject"] for row in verdicts if row["real"])
    total = Counter(row["subject"] for row in verdicts)
    each = ", ".join(f"{name} {real[name]}/{total[name]}" for name in sorted(total))
    return (
        f"Findings drawn at random and read by hand: {real.total()} of {total.total()} were worth a"
        f"\nreviewer's time ({each};\n[reasons](benchmarks/results/precision.jsonl))."
    )


def _scanned() -> str:
    rows = json.loads((RESULTS / "scan.json").read_text("utf-8"))
    head = (
        "Whole scans on two shared cores, with an empty cache and again with a full one, by the"
        " former\nmodel and judge"
        "\n([how](benchmarks/scan.py)):"
    )
    return head + "\n\n" + "\n".join(_table(rows["results"] if isinstance(rows, dict) else rows))


def _table(rows: list[dict[str, object]]) -> Iterator[str]:
    yield "| code base | languages | functions | findings | first s | again s | peak MiB |"
    yield "|---|---|--:|--:|--:|--:|--:|"
    for row in rows:
        yield (
            f"| {row['subject']} {row['version']} | {row['languages']} | {row['functions']:,}"
            f" | {row['findings']} | {row['cold_seconds']} | {row['warm_seconds']}"
            f" | {row['peak_mib']} |"
        )


def main() -> None:
    """Writes the README."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, help="folder that keeps the code bases")
    cache = parser.parse_args().cache
    text = filled(README.read_text("utf-8"), "languages", languages())
    text = filled(text, "formats", formats())
    text = filled(text, "numbers", figures())
    text = filled(text, "models", models())
    text = filled(text, "engines", engines())
    text = filled(text, "demonstration", demonstration())
    text = filled(text, "hooks", hooks())
    if cache:
        text = filled(text, "finding", finding(cache.resolve()))
    README.write_text(text, "utf-8")
    tables = filled(BENCHMARKS.read_text("utf-8"), "demonstration", demonstration_tables())
    BENCHMARKS.write_text(tables, "utf-8")


if __name__ == "__main__":
    main()
