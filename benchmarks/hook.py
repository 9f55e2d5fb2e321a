"""Times the hook and `dupcheck diff` with a warm and a cold cache, beside a full run of jscpd.

`python -m benchmarks.hook --cache DIR --jscpd PROGRAM [--rounds N]`

Everything is run in turns on the same two trees: django, and the part of it that has about 10,000
functions large enough to compare. Seconds are from the start of a process to its exit; every round
stages a function that no earlier one has seen. Only the ratios mean something elsewhere.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks import tools
from benchmarks.subjects import SUBJECTS, repository

RESULTS = Path(__file__).parent / "results" / "hook.json"
JSCPD = "jscpd, everything"
_EDITED = "django/utils/text.py"
_NO_CODE = "docs/index.txt"
_PART = ("django", "docs", "tests/[a-f]*")
_IDENTITY = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.invalid")

# A copy of `wrap` in the same file, and something new.
_ADDED = """

def wrapped_{0}(text, width):
    wrapper = textwrap.TextWrapper(
        width=width,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )
    result = []
    for line in text.splitlines():
        wrapped = wrapper.wrap(line)
        if not wrapped:
            result.append(line)
        else:
            result.extend(wrapped)
    if text.endswith("\\n"):
        result.append("")
    return "\\n".join(result)


def tally_{0}(values, limit):
    total = {0}
    for number, value in enumerate(values):
        if value > limit and number % 2:
            total += value * number
        elif value < -limit:
            total -= abs(value) // (number + 1)
    return total
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What was run on a tree: seconds of each round, and their median as a share of jscpd's."""

    tree: str
    functions: int
    run: str
    seconds: tuple[float, ...]
    median: float
    of_jscpd: float


@dataclass(slots=True)
class Tree:
    """A repository of its own to stage changes in, and a cache that stays from round to round."""

    root: Path
    cache: Path
    round: int = 0

    def git(self, *words: str) -> None:
        """Runs git there."""
        command = ("git", *_IDENTITY, "-C", str(self.root), *words)
        subprocess.run(command, check=True, capture_output=True)

    def stage(self, path: str, added: str) -> None:
        """Stages the last commit with some lines behind the end of a file."""
        self.git("reset", "-q", "--hard")
        with (self.root / path).open("a", encoding="utf-8") as file:
            file.write(added)
        self.git("add", "-A")

    def stage_code(self) -> None:
        """Stages two functions that were in no earlier round."""
        self.round += 1
        self.stage(_EDITED, _ADDED.format(self.round))

    def seconds(self, *arguments: str, cache: Path | None = None) -> float:
        """How long dupcheck takes, from its start to its exit."""
        program = shutil.which("dupcheck", path=str(Path(sys.executable).parent)) or "dupcheck"
        variables = {**os.environ, "DUPCHECK_CACHE_DIR": str(cache or self.cache)}
        # As where it was installed: its modules are compiled once, whatever this shell says.
        variables.pop("PYTHONDONTWRITEBYTECODE", None)
        variables["PYTHONPYCACHEPREFIX"] = str(self.cache / "bytecode")
        command = (program, "diff", "--isolated", "--quiet", *arguments)
        start = time.perf_counter()
        done = subprocess.run(command, cwd=self.root, env=variables, capture_output=True)
        taken = time.perf_counter() - start
        if done.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(command)}\n{done.stderr.decode()}")
        return taken


def runs(tree: Tree, jscpd: str) -> dict[str, Callable[[], float]]:
    """What is measured, by its name."""

    def nothing_relevant() -> float:
        tree.stage(_NO_CODE, "\nMore.\n")
        return tree.seconds("--staged")

    def hook() -> float:
        tree.stage_code()
        return tree.seconds("--staged")

    def hook_cold() -> float:
        tree.stage_code()
        with TemporaryDirectory() as empty:
            return tree.seconds("--staged", cache=Path(empty))

    def branch(cache: Path | None = None) -> float:
        tree.stage_code()
        tree.git("commit", "-q", "-m", "A change")
        try:
            return tree.seconds("--from", "HEAD~1", "--to", "HEAD", cache=cache)
        finally:
            tree.git("reset", "-q", "--hard", "HEAD~1")

    def branch_cold() -> float:
        with TemporaryDirectory() as empty:
            return branch(Path(empty))

    def whole() -> float:
        tree.git("reset", "-q", "--hard")
        start = time.perf_counter()
        tools.jscpd(jscpd, tree.root)
        return time.perf_counter() - start

    return {
        "hook, no code staged": nothing_relevant,
        "hook, warm cache": hook,
        "hook, cold cache": hook_cold,
        "diff of two commits, warm cache": branch,
        "diff of two commits, cold cache": branch_cold,
        JSCPD: whole,
    }


def measured(name: str, tree: Tree, jscpd: str, rounds: int) -> list[Row]:
    """Every run in turns, after one round that fills the cache and is not counted."""
    todo = runs(tree, jscpd)
    todo["hook, warm cache"]()
    seconds: dict[str, list[float]] = {run: [] for run in todo}
    for _ in range(rounds):
        for run, timed in todo.items():
            seconds[run].append(timed())
    return rows(name, compared(tree), seconds)


def rows(name: str, functions: int, seconds: Mapping[str, list[float]]) -> list[Row]:
    """The medians, each beside that of jscpd."""
    whole = median(seconds[JSCPD])
    return [
        Row(
            tree=name,
            functions=functions,
            run=run,
            seconds=tuple(round(one, 2) for one in taken),
            median=round(median(taken), 2),
            of_jscpd=round(median(taken) / whole, 3),
        )
        for run, taken in seconds.items()
    ]


def compared(tree: Tree) -> int:
    """How many functions of a tree are large enough to compare."""
    counts = tools.dupcheck(tree.root, tree.cache, "--isolated", "--min-confidence", "1").report
    return int(counts["counts"]["compared"])


def whole_tree(subject: Path, folder: Path) -> Tree:
    """A clone of the subject."""
    subprocess.run(("git", "clone", "-q", str(subject), str(folder / "tree")), check=True)
    return Tree(root=folder / "tree", cache=folder / "cache")


def part_of_tree(subject: Path, folder: Path) -> Tree:
    """A repository of some of the subject's folders."""
    root = folder / "tree"
    for place in (place for pattern in _PART for place in subject.glob(pattern)):
        shutil.copytree(place, root / place.relative_to(subject), symlinks=True)
    tree = Tree(root=root, cache=folder / "cache")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-q", "-m", "A part")):
        tree.git(*words)
    return tree


TREES = {"part of django": part_of_tree, "django": whole_tree}


def table(found: Iterable[Row]) -> str:
    """A Markdown table, one line for each run."""
    lines = [
        "| tree | functions | run | seconds | as a share of jscpd |",
        "|---|--:|---|--:|--:|",
    ]
    lines += [
        f"| {row.tree} | {row.functions:,} | {row.run} | {row.median:.2f} | {row.of_jscpd:.3f} |"
        for row in found
    ]
    return "\n".join(lines)


def main() -> None:
    """Measures both trees; prints the table and writes the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps the subjects")
    parser.add_argument("--jscpd", required=True, help="the program, of version 5.4")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--output", type=Path, default=RESULTS)
    arguments = parser.parse_args()
    subject = repository(SUBJECTS["django"], arguments.cache.resolve())
    found: list[Row] = []
    for name, made in TREES.items():
        with TemporaryDirectory() as folder:
            tree = made(subject, Path(folder))
            found += measured(name, tree, arguments.jscpd, arguments.rounds)
        print(table(found), flush=True)
    document = [asdict(row) for row in found]
    arguments.output.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
