"""Which two states a wish, a run of CI or the branch at hand stands for."""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dupcheck.change.ci import Aim, system
from dupcheck.change.hook import Hook, hook
from dupcheck.change.reach import Reach
from dupcheck.change.wish import Wish
from dupcheck.changes import INDEX, WORK_TREE, Snapshot, Where
from dupcheck.errors import GitError, UsageError
from dupcheck.git import history, objects
from dupcheck.git.fetch import remote
from dupcheck.git.listing import is_staged

_DEFAULT_BRANCHES = ("main", "master")
_ALL_NEW = "the remote has nothing of this history: all of it is taken for new"


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
    told = hook(variables)
    if told and told.end:
        return _pushed(reach, told) if told.pushes else _ranged(reach, told)
    if told and not told.pushes and _commits(reach.root):
        return _staged(reach.root)
    runs_in = system(variables)
    if runs_in is None:
        return None if told else _at_hand(reach)
    aim = runs_in.aim(variables)
    return _aimed_at(replace(reach, hint=aim.hint), aim) if aim else None


def _staged(root: Path) -> Sides:
    head = history.head(root)
    parents = (head, *history.merging(root)) if head else ()
    return Sides(title="staged", before=parents, after=INDEX)


def _commits(root: Path) -> bool:
    """Whether a commit is being made: a hook that runs without is asked about all files."""
    return bool(history.merging(root)) or is_staged(root)


def _ranged(reach: Reach, told: Hook) -> Sides:
    head = reach.revision(told.end)
    base, notices = reach.merge_base(reach.revision(told.start), head)
    return Sides(title=told.title, before=(base,), after=_commit(head), notices=notices)


def _pushed(reach: Reach, told: Hook) -> Sides:
    """What a push brings: new to what the remote has of the branch, and of the default one.

    The latter for rebased branches and merges of the default branch, which bring nothing of it.
    """
    head, here = reach.revision(told.end), (told.start, _default_of_remote(reach.root))
    bases = [reach.merge_base(one, head)[0] for one in here if _are_related(reach, one, head)]
    after = _commit(head)
    if not bases:
        return Sides(title=told.title, before=(), after=after, notices=(_ALL_NEW,))
    return Sides(title=told.title, before=_latest(reach.root, bases), after=after)


def _are_related(reach: Reach, one: str, other: str) -> bool:
    """Whether two commits have a past in common; what others have pushed meanwhile is not here."""
    if not history.exists(reach.root, one):
        return False
    # In a shallow clone they may have: then the search for a merge base says what to do.
    return bool(history.merge_bases(reach.root, one, other)) or objects.is_shallow(reach.root)


def _latest(root: Path, bases: Sequence[str]) -> tuple[str, ...]:
    """Those that are in the history of no other one."""
    different = tuple(dict.fromkeys(bases))
    return tuple(
        one
        for one in different
        if not any(other != one and history.is_ancestor(root, one, other) for other in different)
    )


def _default_of_remote(root: Path) -> str:
    """The tip of the default branch as the remote had it when it was last asked, or ""."""
    origin = remote(root)
    names = [f"refs/remotes/{origin}/{name}" for name in _DEFAULT_BRANCHES]
    names = [history.remote_head(root, origin), *names] if origin else []
    return next((tip for name in names if name and (tip := history.ref(root, name))), "")


def _commit(name: str) -> Snapshot:
    return Snapshot(where=Where.COMMIT, commit=name)


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
    head = history.head(reach.root)
    if not head:
        raise GitError("nothing is checked out: there is no commit")
    after = _commit(head)
    if aim.pushed and reach.has(aim.pushed):
        return Sides(title=aim.title, before=_before_push(reach, aim, head), after=after)
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


def _before_push(reach: Reach, aim: Aim, head: str) -> tuple[str, ...]:
    """Where a branch was, and the state of the default one that it has merged since."""
    try:
        merged, _ = reach.merge_base(reach.branch(aim.branch), head)
    except GitError:
        return (aim.pushed,)  # nothing can be told apart: a merge is taken for a part of the push
    if merged == head:
        return (aim.pushed,)  # it was merged before this run began: no reason to see nothing in it
    return _latest(reach.root, (aim.pushed, merged))


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
    return _commit(reach.revision(end)) if end else WORK_TREE


def _told(end: str) -> str:
    return end or "work tree"
