"""Ways to ask for one and the same change, and what a program on this machine answers."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.demonstration.desk import git
from benchmarks.demonstration.expected import Told, told
from benchmarks.demonstration.repository import Branch, Repository


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was told, and the exit code that went with it."""

    told: Told
    code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A way to ask, and the `kind` of tool it belongs to.

    `merged` says that what is asked about has main merged into it; `costly` that not every case
    need be asked here.
    """

    name: str
    ask: Callable[[Repository, Branch], Answer]
    kind: str = "dupcheck diff"
    merged: bool = False
    costly: bool = False


def answer(document: dict[str, Any], code: int) -> Answer:
    """What a report in JSON says."""
    return Answer(told=told(document), code=code)


def _run(work: Path, *arguments: str, given: bytes | None = None) -> Answer:
    done = subprocess.run(
        [sys.executable, "-m", "dupcheck", "diff", "--format=json", *arguments],
        cwd=work, input=given, capture_output=True, check=False,
    )  # fmt: skip
    if not done.stdout:
        raise RuntimeError(done.stderr.decode("utf-8", "replace"))
    return answer(json.loads(done.stdout), done.returncode)


def stage(repository: Repository, branch: Branch) -> None:
    """Puts the change into the index alone, or, if it is one, merges main without a commit."""
    parents = git(repository.work, "rev-parse", f"{branch.head}^@").split()
    if branch.base in parents and len(parents) == 2:
        repository.place(parents[0])
        git(repository.work, "merge", "--quiet", "--no-commit", "--no-ff", branch.base)
        return
    repository.place(branch.base)
    git(repository.work, "read-tree", branch.head)


def _since_main(repository: Repository, branch: Branch) -> Answer:
    repository.place(branch.head)
    return _run(repository.work, "--base=main")


def _two_commits(repository: Repository, branch: Branch) -> Answer:
    repository.place(repository.main)
    return _run(repository.work, f"--from={branch.base}", f"--to={branch.head}")


def _merge_commit(repository: Repository, branch: Branch) -> Answer:
    repository.place(repository.fork)
    return _run(repository.work, f"--from={repository.main}", f"--to={branch.merge}")


def _staged(repository: Repository, branch: Branch) -> Answer:
    stage(repository, branch)
    return _run(repository.work, "--staged")


def _patch(repository: Repository, branch: Branch, *options: str) -> Answer:
    repository.place(branch.head)
    command = ["git", "diff", *options, branch.base, branch.head]
    done = subprocess.run(command, cwd=repository.work, capture_output=True, check=True)
    return _run(repository.work, "--stdin", given=done.stdout)


def _brief_patch(repository: Repository, branch: Branch) -> Answer:
    """No context, no prefixes, copies told by their originals: settings of git may have it so."""
    return _patch(repository, branch, "-U0", "--no-prefix", "--find-copies-harder")


def _work_tree(repository: Repository, branch: Branch) -> Answer:
    repository.place(branch.head)
    git(repository.work, "update-ref", "--no-deref", "HEAD", branch.base)
    git(repository.work, "read-tree", branch.base)
    return _run(repository.work)


LOCAL = (
    Door(name="--base", ask=_since_main),
    Door(name="--from --to", ask=_two_commits),
    Door(name="--from --to, merged", ask=_merge_commit, merged=True),
    Door(name="--staged", ask=_staged),
    Door(name="--stdin", ask=_patch),
    Door(name="--stdin, brief", ask=_brief_patch),
    Door(name="work tree", ask=_work_tree),
)
"""Needed is git alone."""
