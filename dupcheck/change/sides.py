"""Which two states a wish, a run of CI or the branch at hand stands for."""

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dupcheck.change.ci import Aim, system
from dupcheck.change.reach import Reach
from dupcheck.change.wish import Wish
from dupcheck.changes import INDEX, WORK_TREE, Snapshot, Where
from dupcheck.errors import GitError, UsageError
from dupcheck.git import history
from dupcheck.git.fetch import remote

_DEFAULT_BRANCHES = ("main", "master")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The states before and after; several commits before are the parents of a merge."""

    title: str
    before: tuple[str, ...]
    after: Snapshot
    notices: tuple[str, ...] = ()


def sides(reach: Reach, wish: Wish, variables: Mapping[str, str]) -> Sides | None:
    """What is compared; None where CI runs for no change in particular."""
    if wish.staged:
        return _staged(reach.root)
    if wish.start:
        before, after = reach.revision(wish.start), _after(reach, wish.end)
        return Sides(title=f"{wish.start}..{_told(wish.end)}", before=(before,), after=after)
    if wish.base:
        after = _after(reach, wish.end)
        tip = after.commit or reach.revision("HEAD")
        base, notices = reach.merge_base(reach.revision(wish.base), tip)
        title = f"{wish.base}...{_told(wish.end)}"
        return Sides(title=title, before=(base,), after=after, notices=notices)
    runs_in = system(variables)
    if runs_in is None:
        return _at_hand(reach)
    aim = runs_in.aim(variables)
    return _aimed_at(replace(reach, hint=aim.hint), aim) if aim else None


def _staged(root: Path) -> Sides:
    head = history.head(root)
    parents = (head, *history.merging(root)) if head else ()
    return Sides(title="staged", before=parents, after=INDEX)


def _at_hand(reach: Reach) -> Sides:
    """The work tree since it left the default branch; on that branch, since the last commit."""
    head = history.head(reach.root)
    if not head:
        return Sides(title="work tree", before=(), after=WORK_TREE)
    default = _default_branch(reach.root)
    name = default.removeprefix(f"refs/remotes/{remote(reach.root)}/").removeprefix("refs/heads/")
    if history.branch(reach.root) == f"refs/heads/{name}":
        return Sides(title="HEAD..work tree", before=(head,), after=WORK_TREE)
    base, notices = reach.merge_base(history.ref(reach.root, default), head)
    return Sides(title=f"{name}...work tree", before=(base,), after=WORK_TREE, notices=notices)


def _default_branch(root: Path) -> str:
    """The full name of the ref of the branch that others start from."""
    origin, local = remote(root), history.branches(root)
    candidates = [f"refs/heads/{name}" for name in _DEFAULT_BRANCHES]
    if origin:
        there = [f"refs/remotes/{origin}/{name}" for name in _DEFAULT_BRANCHES]
        candidates = [history.remote_head(root, origin), *there, *candidates]
    found = next((name for name in candidates if name and history.ref(root, name)), "")
    if not found and not origin and len(local) == 1:
        return local[0]
    if found:
        return found
    raise UsageError(
        "which branch is the default one cannot be told",
        "Name what to compare with: --base BRANCH"
        + (f" (or: git remote set-head {origin} --auto)." if origin else "."),
    )


def _aimed_at(reach: Reach, aim: Aim) -> Sides | None:
    """What a run of CI is about: the state after is a commit, whatever lies in the work tree."""
    head = reach.commit(aim.end) if aim.end else history.head(reach.root)
    if not head:
        raise GitError("nothing is checked out: there is no commit")
    after = Snapshot(where=Where.COMMIT, commit=head)
    parents = history.parents(reach.root, head)
    if aim.merged and aim.merged != head and aim.merged in parents[1:]:
        return Sides(title=aim.title, before=(reach.commit(parents[0]),), after=after)
    if aim.exact and reach.has(aim.exact):
        return Sides(title=aim.title, before=(aim.exact,), after=after)
    base, notices = reach.merge_base(_other(reach, aim), head)
    if base == head and aim.guessed:
        return None
    if base == head and aim.merged not in ("", head):
        raise GitError(
            f"what is checked out has nothing of {aim.title}",
            "Check out the pull request itself; pull_request_target checks out its base.",
        )
    return Sides(title=aim.title, before=(base,), after=after, notices=notices)


def _other(reach: Reach, aim: Aim) -> str:
    if aim.diverged:
        return reach.commit(aim.diverged)
    if aim.exact and not aim.branch:
        return reach.commit(aim.exact)
    if aim.branch:
        return reach.branch(aim.branch)
    return _default_in_ci(reach)


def _default_in_ci(reach: Reach) -> str:
    """The tip of the default branch, which many checkouts leave out."""
    try:
        return history.ref(reach.root, _default_branch(reach.root))
    except UsageError as unknown:
        for name in _DEFAULT_BRANCHES:
            with contextlib.suppress(GitError):
                return reach.branch(name)
        raise unknown


def _after(reach: Reach, end: str) -> Snapshot:
    return Snapshot(where=Where.COMMIT, commit=reach.revision(end)) if end else WORK_TREE


def _told(end: str) -> str:
    return end or "work tree"
