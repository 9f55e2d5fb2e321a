"""Where the work tree around a folder begins."""

import os
from pathlib import Path

from dupcheck.errors import GitError
from dupcheck.git.program import check_owner, find_program, start, words


def work_tree(folder: Path) -> Path | None:
    """The top level of the work tree around a folder; None outside git or where git ignores it.

    Without the git program a folder outside git is still None, but one inside a repository is an
    error: a walk would read other files than git lists and look like a complete run.
    """
    if find_program() is None:
        if any((above / ".git").exists() for above in (folder, *folder.parents)):
            raise GitError(
                f"{folder} is in a git repository, but the git program was not found",
                "Install git, or make sure that its folder is on PATH.",
            )
        return None
    done = start(folder, ["rev-parse", "--show-toplevel"])
    if done.returncode:
        _check_absent(folder, words(done.stderr))
        return None
    top = Path(os.fsdecode(done.stdout.removesuffix(b"\n")))
    _check_top(top, folder)
    return None if top != folder and _ignores(top, folder) else top


def _check_absent(folder: Path, said: str) -> None:
    """Refuse every answer of git but that there is no repository."""
    if "not a git repository (or any" in said:
        return
    check_owner(folder, said)
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
    done = start(top, ["check-ignore", "-z", "--stdin"], relative + b"\0")
    if done.returncode not in (0, 1):
        raise GitError(f"git check-ignore failed in {top}: {words(done.stderr)}")
    return done.returncode == 0
