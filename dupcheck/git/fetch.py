"""What is fetched from a remote: single commits, more history, contents that were left out.

The address and what it takes to speak with it come from the configuration. Where the repository's
own configuration names a program for that, nothing is fetched: whoever wrote it would run it here.
"""

import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from dupcheck.errors import GitError
from dupcheck.git.program import output, start, words, zero_ended

_RUNS = re.compile(
    r"core\.(?:sshcommand|gitproxy|askpass|alternaterefscommand)"
    r"|credential\.(?:.*\.)?helper|remote\..*\.(?:uploadpack|vcs)"
)
_OWN = ("local", "worktree")

_OPTIONS = (
    *("--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", "--no-prune"),
    *("--no-write-fetch-head", "--refmap=", "--upload-pack=git-upload-pack"),
)
_ALLOWED = {"GIT_ALLOW_PROTOCOL": "file:git:https:ssh"}
# What users say in their environment of how they reach a server; git takes it from nowhere else.
_MEANS = ("GIT_SSH", "GIT_SSH_COMMAND", "GIT_SSH_VARIANT", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH")


def remote(folder: Path) -> str:
    """The remote to speak with: `origin`, or the only one there is; "" where there is none."""
    names = os.fsdecode(output(folder, ["remote"])).splitlines()
    if "origin" in names:
        return "origin"
    return names[0] if len(names) == 1 else ""


def is_partial(folder: Path, name: str) -> bool:
    """Whether a clone has left contents to be fetched from a remote when they are needed."""
    asked = ["config", "--type=bool", "--get", f"remote.{name}.promisor"]
    return start(folder, asked).stdout.strip() == b"true"


def fetch(
    folder: Path,
    name: str,
    wanted: Sequence[str],
    options: Sequence[str] = (),
    variables: Mapping[str, str] = os.environ,
) -> str:
    """Fetches commits by their full names, or refspecs; returns what git complained of, or "".

    No tag, hook or submodule comes with it and no ref is written but those of a refspec.
    """
    return _fetch(folder, name, wanted, ["fetch", *_OPTIONS, *options], variables)


def fetch_left_out(
    folder: Path, name: str, wanted: Sequence[str], variables: Mapping[str, str] = os.environ
) -> str:
    """Fetches folders and contents that a partial clone left out; returns what git complained of.

    The server is not told what is here: it would take them to be here with their commits.
    """
    silent = ("-c", "fetch.negotiationAlgorithm=noop")
    command = [*silent, "fetch", *_OPTIONS, "--filter=blob:none"]
    return _fetch(folder, name, wanted, command, variables)


def _fetch(
    folder: Path,
    name: str,
    wanted: Sequence[str],
    command: Sequence[str],
    variables: Mapping[str, str],
) -> str:
    _refuse_programs(folder)
    means = {name: variables[name] for name in _MEANS if variables.get(name)}
    command = [*command, "--stdin", "--end-of-options", name]
    done = start(folder, command, "\n".join([*wanted, ""]).encode(), _ALLOWED | means)
    return words(done.stderr) or "no reason given" if done.returncode else ""


def _refuse_programs(folder: Path) -> None:
    """Raises `GitError` where a fetch would run what the repository's own configuration names."""
    done = start(folder, ["config", "--show-scope", "-z", "--list", "--name-only"])
    if done.returncode:
        raise GitError(f"git config failed in {folder}: {words(done.stderr)}")
    fields = iter(zero_ended(done.stdout))
    for scope, key in zip(fields, fields, strict=True):
        if scope.decode() in _OWN and _RUNS.fullmatch(os.fsdecode(key)):
            raise GitError(
                f"nothing is fetched: the configuration of this repository sets {os.fsdecode(key)},"
                " which names a program to run",
                "Fetch what is needed before, or put that setting in your own configuration.",
            )
