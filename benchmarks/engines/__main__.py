"""Compares engines that can run the flagship on a CPU, at full size and on real functions.

    python -m benchmarks.random_model FULL --tokenizer tokenizer.json
    python -m benchmarks.random_model OUTLIERS --tokenizer tokenizer.json --outliers
    python -m benchmarks.engines --model FULL --outliers OUTLIERS --cache DIR --work WORK

Needs `pip install 'dupcheck[qwen,qwen-cpu]' -r benchmarks/engines/requirements.txt`. WORK keeps the
converted weights and all runs: a second call goes on where the first one was stopped, `--fresh`
measures again. `--table` prints the table of the results that are there.
"""

import argparse
import json
import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.engines.compare import Measurements, Plan, compared, prepared, rows
from benchmarks.engines.report import table
from benchmarks.engines.runs import Runs
from benchmarks.engines.table import ENGINES, REFERENCE
from benchmarks.engines.texts import Texts, drawn
from benchmarks.subjects import SUBJECTS, repository
from dupcheck.bench.machine import machine
from dupcheck.embed.qwen import architecture

RESULTS = Path(__file__).parents[1] / "results" / "engines.json"
_FLAGS = ("avx2", "avx512f", "avx512_vnni", "avx512_bf16", "amx_int8", "i8mm")
_VERSIONS = (
    "torch",
    "transformers",
    "onnxruntime",
    "openvino",
    "nncf",
    "xllamacpp",
    "tokenizers",
)


def main() -> int:
    """Measure, keep the results, print the table."""
    options = _options()
    if options.table:
        print(table(json.loads(options.output.read_text(encoding="utf-8"))))
        return 0
    tokenizer = options.tokenizer or options.model / "tokenizer.json"
    texts = drawn(
        repository(SUBJECTS[options.subject], options.cache.resolve()),
        tokenizer if tokenizer.exists() else None,
        options.functions,
        options.longest,
        options.seed,
    )
    plan = Plan(
        engines=tuple(ENGINES[name] for name in options.engines or ENGINES),
        model=options.model.resolve(),
        outliers=options.outliers.resolve() if options.outliers else None,
        texts=texts.ids,
        few=options.few,
        rounds=options.rounds,
    )
    runs = _runs(options, texts)
    found = prepared(plan, runs)
    if options.prepare:
        print(json.dumps({"prepared": found.prepared, "left_out": found.failed}, indent=1))
        return 0
    compared(plan, runs, found)
    if REFERENCE not in found.rounds:
        print(f"{REFERENCE} did not run: nothing to compare with", file=sys.stderr)
        return 1
    document = _document(options, texts, found) | {"engines": rows(plan, runs, found)}
    options.output.parent.mkdir(parents=True, exist_ok=True)
    options.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    print(table(document))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--model", type=Path, help="folder of the model")
    parser.add_argument("--outliers", type=Path, help="folder of one with outlier channels")
    parser.add_argument("--cache", type=Path, help="folder that keeps the code bases")
    parser.add_argument("--work", type=Path, help="folder that keeps conversions and runs")
    parser.add_argument("--tokenizer", type=Path, help="default: the model's, else a stand-in")
    parser.add_argument("--subject", default="networkx", choices=SUBJECTS)
    parser.add_argument("--functions", type=int, default=40)
    parser.add_argument("--few", type=int, default=16, help="functions for the outliers' cosines")
    parser.add_argument("--longest", type=int, default=400, help="tokens")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--minutes", type=float, default=14.0, help="start no run after these")
    parser.add_argument("--fresh", action="store_true", help="forget the runs, keep conversions")
    parser.add_argument("--prepare", action="store_true", help="only convert, whatever the time")
    parser.add_argument("--output", type=Path, default=RESULTS)
    parser.add_argument("--table", action="store_true", help="only print what --output holds")
    parser.add_argument("engines", nargs="*", choices=[*ENGINES, []], metavar="ENGINE")
    options = parser.parse_args()
    if not options.table and not (options.model and options.cache and options.work):
        parser.error("--model, --cache and --work are needed (or --table)")
    if options.engines and REFERENCE not in options.engines:
        options.engines = [REFERENCE, *options.engines]
    return options


def _runs(options: argparse.Namespace, texts: Texts) -> Runs:
    work = options.work.resolve()
    folder = work / f"runs-{options.model.name}-{texts.digest}-{options.threads}"
    if options.fresh:
        shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    return Runs(folder=folder, work=work, threads=options.threads, seconds=60 * options.minutes)


def _document(options: argparse.Namespace, texts: Texts, found: Measurements) -> dict[str, Any]:
    here = machine()
    return {
        "machine": {
            "cpu": f"{here.cpu} ({_flags()})",
            "threads": options.threads,
            "system": here.system,
            "python": platform.python_version(),
        },
        "model": {"parameters": architecture.read(options.model).parameters},
        "versions": {name: known for name in _VERSIONS if (known := _version(name))},
        "texts": {
            "subject": f"{options.subject} {SUBJECTS[options.subject].version}",
            "functions": len(texts.ids),
            "tokens": texts.tokens,
            "longest": max(map(len, texts.ids)),
            "tokenizer": texts.tokenizer,
            "with_outliers": min(options.few, len(texts.ids)),
        },
        "limits": {
            kind: round(median(limit[kind] for limit in found.limits), 1)
            for kind in found.limits[0]
        },
        "left_out": found.failed,
        "complete": found.complete,
    }


def _flags() -> str:
    """What the processor has for such products, as far as Linux tells."""
    cpuinfo = Path("/proc/cpuinfo")
    words = set(cpuinfo.read_text().split()) if cpuinfo.exists() else set()
    return ", ".join(flag for flag in _FLAGS if flag in words) or "flags unknown"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


if __name__ == "__main__":
    sys.exit(main())
