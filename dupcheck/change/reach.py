"""Commits and merge bases, fetched where a clone is shallow and fetching is allowed."""

import contextlib
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from dupcheck.errors import GitError
from dupcheck.git import history, objects
from dupcheck.git.fetch import fetch, fetch_left_out, is_partial, remote

# No name of a branch holds these (git-check-ref-format), and some mean more to git than a name.
_NO_BRANCH = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]|\.\.|@\{|//|^[-/]|[/.]$|\.lock$")

_FIRST_STEP = 32
_ROUNDS = 9
_ALL = 2_147_483_647  # git's own word for the whole history
_WANTED_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What can be had of a history; `hint` says what to do where it is not here."""

    root: Path
    may_fetch: bool
    hint: str = ""
    variables: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def has(self, commit: str) -> bool:
        """Whether a commit, by its full name, is here or could be fetched."""
        if not history.exists(self.root, commit) and self.may_fetch:
            self._fetch([commit])
        return history.exists(self.root, commit)

    def commit(self, name: str) -> str:
        """A commit by its full name, which must be had."""
        if not self.has(name):
            raise self._missing(f"commit {name} is not here", name)
        return name

    def revision(self, revision: str) -> str:
        """The full name of what a user calls a commit; checkouts of CI have hardly any branch."""
        if objects.FULL_NAME.fullmatch(revision):
            return self.commit(revision)
        try:
            return objects.resolve(self.root, revision)
        except GitError:
            name = revision.removeprefix("refs/heads/").removeprefix(f"{remote(self.root)}/")
            if self.may_fetch:
                with contextlib.suppress(GitError):
                    return self.branch(name)
            raise

    def branch(self, name: str) -> str:
        """The tip of a branch as the remote had it when it was last asked."""
        if not name or _NO_BRANCH.search(name):
            raise GitError(f"no name of a branch: {name!r}", "Name a commit with --base.")
        origin = remote(self.root)
        tracked = f"refs/remotes/{origin}/{name}"
        found = history.ref(self.root, tracked) if origin else ""
        if not found and origin and self.may_fetch:
            self._fetch([f"+refs/heads/{name}:{tracked}"])
            found = history.ref(self.root, tracked)
        found = found or history.ref(self.root, f"refs/heads/{name}")
        if not found:
            raise self._missing(f"the branch {name} is not here", f"refs/heads/{name}:{tracked}")
        return found

    def blobs(self, names: Sequence[str]) -> None:
        """Fetches contents that a partial clone left out, all at once."""
        complaint = self._left_out(names)
        store = objects.store(self.root)
        if len(objects.sizes(store, names)) < len(set(names)):
            raise GitError(
                f"{len(names)} of the contents to compare are not here: {complaint}",
                "Where a clone is partial: allow it with --fetch, or clone it whole.",
            )

    def folders(self, commits: Sequence[str]) -> None:
        """Fetches the folders of commits that a partial clone left out."""
        self._left_out([history.tree(self.root, commit) for commit in commits])

    def _left_out(self, names: Sequence[str]) -> str:
        origin = remote(self.root)
        if not self.may_fetch or not origin:
            return "fetching is not allowed" if origin else "there is no remote"
        if not is_partial(self.root, origin):
            return "this clone is damaged"  # asked like this, git would make it a partial one
        return fetch_left_out(self.root, origin, names, self.variables) or "the server has none"

    def merge_base(self, one: str, other: str) -> tuple[str, tuple[str, ...]]:
        """The commit where two histories parted, and what is to be said of it.

        In a shallow clone the first one found may be older than the true one. It is sure when no
        way from either side to it, or past it, is cut off: then whatever else both have in common
        is in its history. Of several, one may be in the history of another unless that is whole.
        Until then, history is fetched.
        """
        step, cut = _FIRST_STEP, [""]
        for number in range(_ROUNDS + 1):
            bases = history.merge_bases(self.root, one, other)
            if side := next((side for side in (one, other) if side in bases), ""):
                return side, ()  # all that both have in common is in its history
            known = bases if len(bases) == 1 else ()
            before, cut = cut, history.cut_off(self.root, [one, other], known)
            if not cut:
                return self._best(bases, one, other)
            if cut == before or not self.may_fetch:
                break
            deep = _ALL if number == _ROUNDS - 1 else step
            self._fetch(cut[:_WANTED_AT_ONCE], f"--deepen={deep}")
            step *= 2
        raise self._missing(
            f"this clone is shallow: where {one[:12]} and {other[:12]} parted cannot be told",
            "--unshallow",
        )

    def _best(self, bases: list[str], one: str, other: str) -> tuple[str, tuple[str, ...]]:
        if not bases:
            raise GitError(
                f"{one[:12]} and {other[:12]} have no history in common",
                "Compare with a commit itself: --from COMMIT.",
            )
        if len(bases) == 1:
            return bases[0], ()
        said = f"{len(bases)} merge bases: compared with {bases[0][:12]}, as `git diff A...B` does"
        return bases[0], (said,)

    def _fetch(self, wanted: Sequence[str], *options: str) -> str:
        """Fetches objects or a refspec; returns what went wrong, or ""."""
        origin = remote(self.root)
        if not origin:
            return "there is no remote called origin"
        # On a whole clone a depth would cut its history off.
        if not options and objects.is_shallow(self.root):
            options = ("--depth=1",)
        return fetch(self.root, origin, wanted, options, self.variables)

    def _missing(self, what: str, wanted: str) -> GitError:
        origin = remote(self.root) or "REMOTE"
        return GitError(what, self.hint or f"Fetch it: git fetch --no-tags {origin} {wanted}")
