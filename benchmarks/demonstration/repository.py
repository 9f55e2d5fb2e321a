"""The repository of a demonstration: main's history, and a branch for each case."""

import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.demonstration.case import Case, Write
from benchmarks.demonstration.desk import Desk, git
from benchmarks.demonstration.expected import Told, union
from benchmarks.demonstration.material import Material

COMBINED = "all in one change"
_SETTINGS = """\
min-confidence = 0.5
baseline = "known.json"
ignore-pairs = ["django/ <> mirror/ -- kept in step by a script"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A pull request: it left main at `base`, and `merge` is what comes of merging it into main.

    `alone` is what must be told of it, `merged` what must be told where main is merged into it.
    """

    case: str
    number: int
    base: str
    head: str
    merge: str
    alone: Told
    merged: Told

    @property
    def name(self) -> str:
        """What git calls it."""
        return f"pr-{self.number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """A work tree in which all branches are, and the bare one it was pushed to."""

    work: Path
    origin: Path
    fork: str
    main: str
    branches: tuple[Branch, ...]

    def place(self, commit: str) -> None:
        """Checks a commit out, with nothing else in the work tree."""
        git(self.work, "checkout", "--quiet", "--force", "--detach", commit)
        git(self.work, "clean", "--quiet", "-ffdx")

    def checkout(self, place: Path, commit: str, ref: str, depth: int) -> Path:
        """As actions/checkout leaves it: detached, so many commits deep (0 for all)."""
        place.mkdir(parents=True)
        git(place, "init", "--quiet", "--initial-branch=main")
        git(place, "remote", "add", "origin", self.origin.as_uri())
        limit = [f"--depth={depth}"] if depth else []
        also = [] if depth else ["+refs/heads/*:refs/remotes/origin/*"]
        fetched = f"+{commit}:refs/remotes/{ref}"
        git(place, "fetch", "--quiet", "--no-tags", *limit, "origin", fetched, *also)
        git(place, "checkout", "--quiet", "--detach", commit)
        return place


def build(folder: Path, material: Material, cases: Sequence[Case]) -> Repository:
    """Writes the history, the branches and their merges, and pushes them."""
    origin, desk = folder / "origin.git", Desk(folder / "work", material)
    for place, options in ((origin, ["--bare"]), (desk.root, [])):
        place.mkdir(parents=True)
        git(place, "init", "--quiet", "--initial-branch=main", *options)
    git(origin, "config", "uploadpack.allowAnySHA1InWant", "true")
    fork, main = _main(desk, cases)
    branches = []
    for number, case in enumerate(cases, 1):
        desk.git("checkout", "--quiet", "--force", "-b", f"pr-{number}", fork)
        desk.git("clean", "--quiet", "-ffdx")
        alone = case.change(desk)
        desk.commit(f"Case: {case.name}")
        merged = case.merged(desk) if case.merged else alone
        branches.append(_branch(desk, case.name, number, alone, merged))
    branches.append(_combined(desk, cases, branches, fork))
    desk.git("push", "--quiet", origin.as_uri(), "refs/heads/*:refs/heads/*")
    merges = [f"{one.merge}:refs/pull/{one.number}/merge" for one in branches]
    desk.git("push", "--quiet", origin.as_uri(), *merges)
    return Repository(work=desk.root, origin=origin, fork=fork, main=main, branches=tuple(branches))


def _main(desk: Desk, cases: Sequence[Case]) -> tuple[str, str]:
    """Where the branches leave main, and where it is in the end."""
    for path, content in desk.material.files.items():
        desk.write(path, content)
    desk.commit(f"{desk.material.title} as released")
    _all(desk, (case.before for case in cases if case.known), "A pair that everybody knows")
    desk.write("dupcheck.toml", _SETTINGS.encode())
    command = [sys.executable, "-m", "dupcheck", "baseline", "write"]
    subprocess.run(command, cwd=desk.root, check=True, capture_output=True)
    desk.commit("What is known stays quiet")
    _all(desk, (case.before for case in cases if not case.known), "Work on main")
    fork = desk.git("rev-parse", "HEAD")
    _all(desk, (case.later for case in cases), "Main moves on")
    return fork, desk.git("rev-parse", "HEAD")


def _all(desk: Desk, writes: Iterable[Write | None], message: str) -> None:
    for write in dict.fromkeys(writes):
        if write:
            write(desk)
            desk.commit(message)


def _branch(desk: Desk, case: str, number: int, alone: Told, merged: Told) -> Branch:
    """The branch that is checked out."""
    head = desk.git("rev-parse", "HEAD")
    desk.git("checkout", "--quiet", "--force", "--detach", "main")
    desk.git("merge", "--quiet", "--no-ff", f"--message=Merge {case}", head)
    merge = desk.git("rev-parse", "HEAD")
    base = desk.git("merge-base", "main", head)
    return Branch(
        case=case, number=number, base=base, head=head, merge=merge, alone=alone, merged=merged
    )


def _combined(desk: Desk, cases: Sequence[Case], branches: Sequence[Branch], fork: str) -> Branch:
    number = len(branches) + 1
    desk.git("checkout", "--quiet", "--force", "-b", f"pr-{number}", fork)
    joined = [one for case, one in zip(cases, branches, strict=True) if case.joins]
    for one in joined:
        desk.git("merge", "--quiet", "--no-ff", f"--message=With {one.case}", one.head)
    alone, merged = union([one.alone for one in joined]), union([one.merged for one in joined])
    return _branch(desk, COMBINED, number, alone, merged)
