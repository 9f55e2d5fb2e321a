"""Everything that talks to git: a few plumbing commands that run no code of the repository.

A repository may come out of an archive with a `.git/config` written by someone else. Every call
switches off what such a file could start (fsmonitor, hooks, external diffs, lazy fetches), and only
commands are used that apply no filters; contents are read by Python's own `open`, never by git.
"""

import os
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from dupcheck.errors import GitError

_SAFE = (
    "--no-pager",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "diff.external="),
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

_SUBMODULE_MODE = b"160000"
_SYMLINK_MODE = b"120000"

GENERATED = "linguist-generated"
VENDORED = "linguist-vendored"


class Kind(Enum):
    """What a name in a listing stands for."""

    FILE = "file"
    SYMLINK = "symlink"
    SUBMODULE = "submodule"
    FOLDER = "folder"
    """A folder that was not entered."""
    CLOSED = "closed"
    """A folder that may not be read."""
    IGNORED = "ignored"
    """A name that was asked for although it is ignored."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A name relative to the root, with forward slashes.

    Bytes that are not UTF-8 are kept as surrogates (`os.fsencode` gives them back).
    """

    path: str
    kind: Kind = Kind.FILE


def work_tree(folder: Path) -> Path | None:
    """The top level of the work tree around a folder; None outside git or where git ignores it.

    Without the git program a folder outside git is still None, but one inside a repository is an
    error: a walk would read other files than git lists and look like a complete run.
    """
    if _program() is None:
        if any((above / ".git").exists() for above in (folder, *folder.parents)):
            raise GitError(
                f"{folder} is in a git repository, but the git program was not found",
                "Install git, or make sure that its folder is on PATH.",
            )
        return None
    done = _start(folder, ["rev-parse", "--show-toplevel"])
    if done.returncode:
        _check_absent(folder, _words(done.stderr))
        return None
    top = Path(os.fsdecode(done.stdout.removesuffix(b"\n")))
    _check_top(top, folder)
    return None if top != folder and _ignores(top, folder) else top


def version() -> str:
    """The version of the git program; raises `GitError` where there is none."""
    return _output(Path.cwd(), ["version"]).decode().removeprefix("git version ").strip()


def listing(folder: Path) -> list[Entry]:
    """What git tracks or would track in a folder of a work tree, each name once, unordered.

    Names may be gone from the work tree.
    """
    entries: dict[str, Entry] = {}
    for record in _zero_ended(_output(folder, ["ls-files", "-z", "--stage"])):
        facts, _, name = record.partition(b"\t")
        path = os.fsdecode(name)
        entries[path] = Entry(path, _kind(facts.split(b" ", 1)[0]))
    untracked = ["ls-files", "-z", "--others", "--exclude-standard"]
    for name in _zero_ended(_output(folder, untracked)):
        # A trailing slash: another repository lies there, which git does not look into.
        path = os.fsdecode(name.removesuffix(b"/"))
        kind = Kind.SUBMODULE if name.endswith(b"/") else Kind.FILE
        entries.setdefault(path, Entry(path, kind))
    return list(entries.values())


def attributes(folder: Path, paths: Iterable[str]) -> dict[str, dict[str, bool]]:
    """What `.gitattributes` say of files: path to GENERATED and VENDORED, where they are stated."""
    names = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if not names:
        return {}
    command = ["check-attr", "-z", "--stdin", GENERATED, VENDORED]
    fields = iter(_zero_ended(_output(folder, command, names)))
    stated: dict[str, dict[str, bool]] = {}
    for path, attribute, value in zip(fields, fields, fields, strict=True):
        if value != b"unspecified":
            facts = stated.setdefault(os.fsdecode(path), {})
            facts[attribute.decode()] = value.lower() not in (b"unset", b"false")
    return stated


def environment() -> dict[str, str]:
    """The environment for git: ours, without what a surrounding git command left in it."""
    return {name: value for name, value in os.environ.items() if _passes(name.upper())} | _SET


def _passes(name: str) -> bool:
    kept = name in _KEPT or (name.startswith(_KEPT_PREFIX) and name not in _DROPPED)
    return kept or not name.startswith("GIT_")


def _kind(mode: bytes) -> Kind:
    return {_SUBMODULE_MODE: Kind.SUBMODULE, _SYMLINK_MODE: Kind.SYMLINK}.get(mode, Kind.FILE)


def _zero_ended(output: bytes) -> list[bytes]:
    return output.split(b"\0")[:-1]


def _output(folder: Path, command: Sequence[str], stdin: bytes = b"") -> bytes:
    done = _start(folder, command, stdin)
    if done.returncode:
        raise GitError(f"git {command[0]} failed in {folder}: {_words(done.stderr)}")
    return done.stdout


def _start(
    folder: Path, command: Sequence[str], stdin: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    program = _program()
    if program is None:
        raise GitError("the git program was not found", "Install git.")
    try:
        return subprocess.run(
            [program, *_SAFE, *command],
            cwd=folder,
            env=environment(),
            input=stdin,
            capture_output=True,
            check=False,
            timeout=_PATIENCE_SECONDS,
        )
    except subprocess.TimeoutExpired as error:
        raise GitError(
            f"git {command[0]} in {folder} gave no answer in {_PATIENCE_SECONDS} seconds",
            "Is one of its .gitignore or .gitattributes files a pipe?",
        ) from error
    except OSError as error:
        raise GitError(f"git could not be started in {folder}: {error}") from error


def _program() -> str | None:
    """The git program on PATH, never one in the current folder: that may be a hostile repository.

    Windows, and any PATH with a relative or empty entry, would look there first.
    """
    name = "git.exe" if os.name == "nt" else "git"
    for folder in os.get_exec_path():
        program = os.path.join(folder, name)
        if os.path.isabs(folder) and os.path.isfile(program) and os.access(program, os.X_OK):
            return program
    return None


def _check_absent(folder: Path, said: str) -> None:
    """Refuse every answer of git but that there is no repository."""
    if "not a git repository (or any" in said:
        return
    if "dubious ownership" in said or "unsafe repository" in said:
        raise GitError(
            f"git refuses to read {folder}: it belongs to another user",
            f"If you trust it: git config --global --add safe.directory '{folder.as_posix()}'",
        )
    if "must be run in a work tree" in said:
        raise GitError(
            f"{folder} is inside a bare repository or a .git folder: there are no files to read",
            "Give the folder of a checkout (`git worktree add` makes one).",
        )
    raise GitError(f"git cannot read the repository around {folder}: {said}")


def _check_top(top: Path, folder: Path) -> None:
    """Refuse a `core.worktree` that points away: it would have us read somebody else's files."""
    if not folder.is_relative_to(top) or not os.path.lexists(top / ".git"):
        raise GitError(
            f"the git configuration around {folder} names {top} as its work tree",
            "Remove core.worktree from .git/config, or scan that folder itself.",
        )


def _ignores(top: Path, folder: Path) -> bool:
    # "./": a folder may be called ":(glob)", and check-ignore takes no --literal-pathspecs.
    relative = b"./" + os.fsencode(folder.relative_to(top).as_posix())
    done = _start(top, ["check-ignore", "-z", "--stdin"], relative + b"\0")
    if done.returncode not in (0, 1):
        raise GitError(f"git check-ignore failed in {top}: {_words(done.stderr)}")
    return done.returncode == 0


def _words(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().split("\n")
    return " ".join(line.removeprefix("fatal: ") for line in lines)
