"""What the history of a repository says: parents, merge bases, branches, and where it is cut off.

Only full object names are passed on to git, and names of refs that begin with `refs/`.
"""

import os
from collections.abc import Sequence
from pathlib import Path

from dupcheck.errors import GitError
from dupcheck.git.objects import FULL_NAME, checked
from dupcheck.git.program import output, start

_AS_IT_IS = {"GIT_NO_REPLACE_OBJECTS": "1"}


def head(folder: Path) -> str:
    """The commit that is checked out; "" where there is none yet."""
    return ref(folder, "HEAD")


def ref(folder: Path, name: str) -> str:
    """The commit of `HEAD` or of a full name of a ref; "" where it does not exist."""
    asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"]
    done = start(folder, asked)
    found = done.stdout.decode("ascii", "replace").strip()
    return found if not done.returncode and FULL_NAME.fullmatch(found) else ""


def exists(folder: Path, commit: str) -> bool:
    """Whether a commit is here; asked by its full name."""
    return bool(FULL_NAME.fullmatch(commit)) and ref(folder, commit) == commit


def branch(folder: Path) -> str:
    """The full name of the branch that is checked out; "" for a detached head."""
    return _one_name(folder, "HEAD")


def remote_head(folder: Path, remote: str) -> str:
    """The full name of the branch that a remote called its default when it was cloned, or ""."""
    return _one_name(folder, f"refs/remotes/{remote}/HEAD")


def branches(folder: Path) -> list[str]:
    """The full names of all local branches."""
    listed = output(folder, ["for-each-ref", "--format=%(refname)", "refs/heads/"])
    return os.fsdecode(listed).split()


def parents(folder: Path, commit: str) -> tuple[str, ...]:
    """The parents that a commit names, though a shallow clone may not have them."""
    return _named(folder, commit, "parent")


def tree(folder: Path, commit: str) -> str:
    """The folder that a commit names, though a partial clone may not have it."""
    return _named(folder, commit, "tree")[0]


def _named(folder: Path, commit: str, what: str) -> tuple[str, ...]:
    text = output(folder, ["cat-file", "commit", checked(commit)], variables=_AS_IT_IS)
    lines = (line.split(" ") for line in text.partition(b"\n\n")[0].decode("latin-1").split("\n"))
    return tuple(words[1] for words in lines if words[0] == what)


def merging(folder: Path) -> tuple[str, ...]:
    """The other parents of the merge that is being made."""
    path = output(folder, ["rev-parse", "--git-path", "MERGE_HEAD"]).removesuffix(b"\n")
    try:
        names = (folder / os.fsdecode(path)).read_text("ascii", "replace").split()
    except OSError:
        return ()
    return tuple(name for name in names if FULL_NAME.fullmatch(name))


def merge_bases(folder: Path, one: str, other: str) -> list[str]:
    """The best common ancestors, in git's order: `git diff one...other` takes the first."""
    asked = ["merge-base", "--all", checked(one), checked(other)]
    done = start(folder, asked)
    if done.returncode not in (0, 1):
        raise GitError(f"git merge-base failed in {folder}: {done.stderr.decode(errors='replace')}")
    return done.stdout.decode().split()


def cut_off(folder: Path, commits: Sequence[str], known: Sequence[str] = ()) -> list[str]:
    """The commits without their parents (a shallow clone) in the history of `commits`.

    The history of those that are `known` is left out.
    """
    edge = _shallow(folder)
    if not edge:
        return []
    asked = ["rev-list", "--stdin"]
    names = [*map(checked, commits), *(f"^{checked(name)}" for name in known)]
    listed = output(folder, asked, "\n".join(names).encode())
    return [name for name in listed.decode().split() if name in edge]


def is_ancestor(folder: Path, one: str, other: str) -> bool:
    """Whether a commit is in the history of another one, as far as that is here."""
    asked = ["merge-base", "--is-ancestor", checked(one), checked(other)]
    return start(folder, asked).returncode == 0


def _shallow(folder: Path) -> frozenset[str]:
    path = output(folder, ["rev-parse", "--git-path", "shallow"]).removesuffix(b"\n")
    try:
        return frozenset((folder / os.fsdecode(path)).read_text("ascii", "replace").split())
    except OSError:
        return frozenset()


def _one_name(folder: Path, symbolic: str) -> str:
    done = start(folder, ["symbolic-ref", "--quiet", symbolic])
    return os.fsdecode(done.stdout.removesuffix(b"\n")) if not done.returncode else ""
