"""What is read from real code bases: counts, speed, what was skipped, and independent counts.

`python -m benchmarks.extraction --cache DIR [NAME ...] [--json FILE]`. Functions of every size are
counted. Python is compared with `ast`, the rest with universal-ctags where that is installed:
`missed` are functions that only the other count has, `missed_at` the first few of them. `cut` is
what one missing bracket costs: the functions lost besides the one that it was taken from, on
average over files, and the share of such files in which the loss was reported.
"""

import argparse
import ast
import json
import random
import shutil
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.subjects import SUBJECTS, repository
from dupcheck.extract import functions as extraction
from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_content, by_name
from dupcheck.records import Extraction, SourceFile

_LARGEST = 1_000_000
_SHOWN = 8
_CUT_FILES = 40
_CTAGS = {"javascript": "JavaScript", "typescript": "TypeScript", "java": "Java", "c": "C"} | {
    "cpp": "C++",
    "csharp": "C#",
    "go": "Go",
    "rust": "Rust",
    "ruby": "Ruby",
    "php": "PHP",
    "lua": "Lua",
}
_CTAGS_KINDS = {"function", "method", "func", "singletonMethod", "constructor", "generator"}


def files(root: Path) -> Iterator[SourceFile]:
    """The source files below a folder in order, as far as their names and contents tell."""
    for path in sorted(root.rglob("*")):
        language = by_name(path.name)
        if not language or not path.is_file() or path.is_symlink() or ".git" in path.parts:
            continue
        content = path.read_bytes()
        language = by_content(path.name, language, content)
        if language and len(content) <= _LARGEST:
            yield SourceFile(path=str(path), language=language, content=content)


def with_ast(source: SourceFile) -> set[int] | None:
    """The lines of `def` and `async def`; None for what this Python cannot read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source.content)
    except (SyntaxError, ValueError, RecursionError):
        return None
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return {node.lineno for node in ast.walk(tree) if isinstance(node, kinds)}


def with_ctags(source: SourceFile) -> set[int] | None:
    """The lines of functions and methods with a body, as ctags counts them."""
    if source.language not in _CTAGS or not shutil.which("ctags"):
        return None
    command = ["ctags", "-f", "-", "--output-format=json", "--fields=+ne", "--sort=no"]
    command += [f"--language-force={_CTAGS[source.language]}", source.path]
    done = subprocess.run(command, capture_output=True, check=False)
    tags = [json.loads(line) for line in done.stdout.splitlines() if line.startswith(b"{")]
    return {tag["line"] for tag in tags if tag.get("kind") in _CTAGS_KINDS}


def compare(sources: Sequence[SourceFile], results: Sequence[Extraction]) -> dict[str, object]:
    """Functions that an independent count has and ours does not, and the reverse."""
    other_count = both = 0
    missed, extra = [], []
    for source, result in zip(sources, results, strict=True):
        other = with_ast(source) if source.language == "python" else with_ctags(source)
        if other is None:
            continue
        # ctags tags the line of the name, which may follow that of the return type.
        wide = 0 if source.language == "python" else 3
        ours = {f.lines.start for f in result.functions}
        near = {line + more for line in ours for more in range(wide + 1)}
        other_count += len(other)
        both += len(other & near)
        missed += [f"{source.path}:{line}" for line in sorted(other - near)]
        starts = {line - less for line in other for less in range(wide + 1)}
        extra += [f.place for f in result.functions if f.lines.start not in starts]
    if not other_count:
        return {}
    few = random.Random(1)
    return {
        "other": other_count,
        "both": both,
        "missed": len(missed),
        "missed_at": few.sample(missed, min(_SHOWN, len(missed))),
        "extra": len(extra),
        "extra_at": few.sample(extra, min(_SHOWN, len(extra))),
    }


def cut(sources: Sequence[SourceFile], results: Sequence[Extraction]) -> dict[str, object]:
    """What it costs that one closing bracket inside a function is missing."""
    few = random.Random(1)
    pairs = [(s, r) for s, r in zip(sources, results, strict=True) if len(r.functions) >= 10]
    lost: list[int] = []
    reported = 0
    for source, result in few.sample(pairs, min(_CUT_FILES, len(pairs))):
        function = few.choice(result.functions)
        start, end = function.span
        closing = [i for i in range(start, end) if source.content[i] in b")]}"]
        if not closing:
            continue
        at = few.choice(closing)
        content = source.content[:at] + b" " + source.content[at + 1 :]
        after = extract(SourceFile(path=source.path, language=source.language, content=content))
        before = Counter(f.digest for f in result.functions if not f.contains(function))
        gone = before - Counter(f.digest for f in after.functions)
        lost.append(sum(gone.values()))
        reported += bool(after.skipped) or not lost[-1]
    if not lost:
        return {}
    lost.sort()
    return {
        "files": len(lost),
        "mean": round(sum(lost) / len(lost), 2),
        "median": lost[len(lost) // 2],
        "worst": lost[-1],
        "reported": round(reported / len(lost), 2),
    }


def measure(sources: Sequence[SourceFile]) -> dict[str, object]:
    """The counts of one code base in one language, the files already in memory."""
    extract(sources[0])
    started = time.process_time()
    results = [extract(source) for source in sources]
    seconds = time.process_time() - started
    count = sum(len(result.functions) for result in results)
    size = sum(len(source.content) for source in sources)
    return {
        "files": len(sources),
        "functions": count,
        "skipped": Counter(str(s.reason) for result in results for s in result.skipped),
        "functions_per_second": round(count / seconds),
        "megabytes_per_second": round(size / seconds / 1e6, 2),
        **compare(sources, results),
        "cut": cut(sources, results),
    }


def _rows(names: Iterable[str], cache: Path) -> Iterator[dict[str, object]]:
    for name in names:
        languages: dict[str, list[SourceFile]] = {}
        for source in files(repository(SUBJECTS[name], cache)):
            languages.setdefault(source.language, []).append(source)
        for language, sources in sorted(languages.items()):
            yield {"subject": name, "language": language, **measure(sources)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, a line for each code base and language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(SUBJECTS), metavar="NAME")
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--json", type=Path, help="write the rows to this file as well")
    options = parser.parse_args(arguments)
    extraction.SMALLEST = 0
    rows = []
    for row in _rows(options.names, options.cache):
        print(json.dumps(row), flush=True)
        rows.append(row)
    if options.json:
        options.json.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
