"""How git is run: a few plumbing commands that run no code of the repository.

A repository may come out of an archive with a `.git/config` written by someone else. Every call
switches off what such a file could start (fsmonitor, hooks, external diffs, lazy fetches), and only
commands are used that apply no filters; contents are read by Python's own `open` or as objects.
"""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dupcheck.errors import GitError

_SAFE = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "diff.external="),
    # An index of our own would leave a shared part of it in the repository.
    *("-c", "core.splitIndex=false"),
)

# What the user's own environment may say to git. All else that starts with GIT_ goes: a hook sets
# GIT_DIR, GIT_INDEX_FILE and GIT_PREFIX for its own repository, which need not be the one we read.
_KEPT = ("GIT_EXEC_PATH", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM")
_KEPT_PREFIX = "GIT_CONFIG_"  # safe.directory is given this way in containers
_DROPPED = ("GIT_CONFIG_PARAMETERS",)  # what `git -c` hands to hooks: meant for that command

_SET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    # git before 2.45 does not know the line above: no protocol, no fetch, no `ext::` command.
    "GIT_ALLOW_PROTOCOL": "none",
    "LC_ALL": "C",
    "LANGUAGE": "C",
}

# git opens a pipe that is called .gitignore and waits for ever; no honest listing takes as long.
_PATIENCE_SECONDS = 600
_BUFFER = 1 << 18


def version() -> str:
    """The version of the git program; raises `GitError` where there is none."""
    return output(Path.cwd(), ["version"]).decode().removeprefix("git version ").strip()


def environment() -> dict[str, str]:
    """The environment for git: ours, without what a surrounding git command left in it."""
    return {name: value for name, value in os.environ.items() if _passes(name.upper())} | _SET


def _passes(name: str) -> bool:
    kept = name in _KEPT or (name.startswith(_KEPT_PREFIX) and name not in _DROPPED)
    return kept or not name.startswith("GIT_")


def zero_ended(output: bytes) -> list[bytes]:
    """The records of an output under `-z`."""
    return output.split(b"\0")[:-1]


def output(
    folder: Path,
    command: Sequence[str],
    stdin: bytes = b"",
    variables: Mapping[str, str] | None = None,
) -> bytes:
    """What a command prints, with more `variables` of git; raises `GitError` where it fails."""
    done = start(folder, command, stdin, variables)
    if done.returncode:
        said = words(done.stderr)
        check_owner(folder, said)
        raise GitError(f"git {command[0]} failed in {folder}: {said}")
    return done.stdout


def start(
    folder: Path,
    command: Sequence[str],
    stdin: bytes = b"",
    variables: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[bytes]:
    """A command that was run, whether it failed or not; raises `GitError` where it cannot start."""
    try:
        return subprocess.run(
            [_program(), *_SAFE, *command],
            cwd=folder,
            env=environment() | dict(variables or {}),
            input=stdin,
            capture_output=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(
            f"git {command[0]} in {folder} gave no answer in {_PATIENCE_SECONDS} seconds",
            "Is one of its .gitignore or .gitattributes files a pipe, or of monstrous size?",
        ) from error
    except OSError as error:
        raise GitError(f"git could not be started in {folder}: {error}") from error


@contextmanager
def stream(
    folder: Path, command: Sequence[str], stdin: BinaryIO, variables: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """A command that prints while it is read; it ends with the block, whether it is done or not."""
    try:
        process = subprocess.Popen(
            [_program(), *_SAFE, *command],
            cwd=folder,
            env=environment() | dict(variables),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=_BUFFER,
        )
    except OSError as error:
        raise GitError(f"git could not be started in {folder}: {error}") from error
    with process:
        try:
            yield process
        finally:
            process.kill()


def check_owner(folder: Path, said: str) -> None:
    """Raises `GitError` where git refuses a repository because of whose it is."""
    if "dubious ownership" in said or "unsafe repository" in said:
        raise GitError(
            f"git refuses to read {folder}: it belongs to another user",
            f"If you trust it: git config --global --add safe.directory '{folder.as_posix()}'",
        )


def _program() -> str:
    program = find_program()
    if program is None:
        raise GitError("the git program was not found", "Install git.")
    return program


def find_program() -> str | None:
    """The git program on PATH, never one in the current folder: that may be a hostile repository.

    Windows, and any PATH with a relative or empty entry, would look there first.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.get_exec_path():
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    return None


def words(stderr: bytes) -> str:
    """What git complained of, on one line."""
    lines = stderr.decode("utf-8", "replace").strip().split("\n")
    return " ".join(line.removeprefix("fatal: ") for line in lines)
