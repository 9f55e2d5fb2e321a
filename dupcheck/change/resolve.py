"""From what was asked for to a change: which two states, and what differs between them."""

from collections.abc import Mapping
from pathlib import Path

from dupcheck.change.applied import applied
from dupcheck.change.ci import system
from dupcheck.change.files import Blobs, State, blobs, changed
from dupcheck.change.reach import Reach
from dupcheck.change.sides import Sides, sides
from dupcheck.change.wish import Wish
from dupcheck.change.work_tree import work_tree
from dupcheck.changes import INDEX, WORK_TREE, Change, Snapshot
from dupcheck.errors import UsageError
from dupcheck.git import listing, objects
from dupcheck.git.listing import Kind
from dupcheck.git.objects import Store
from dupcheck.git.work_tree import work_tree as top_level


def resolve(root: Path, wish: Wish, variables: Mapping[str, str]) -> Change | None:
    """The change that a wish stands for; None where CI runs for no change in particular.

    `root` is the top level of a work tree; for a diff any folder will do. Raises `UsageError` or
    `GitError` where the state before cannot be had: nothing is ever taken to be new, or to be
    unchanged, for want of it.
    """
    if wish.patch is not None:
        return applied(root, wish.patch)
    if top_level(root) is None:
        raise UsageError(f"{root} is in no git repository", "Give a diff on standard input.")
    may_fetch = system(variables) is not None if wish.fetch is None else wish.fetch
    reach = Reach(root=root, may_fetch=may_fetch, variables=variables)
    two = sides(reach, wish, variables)
    return _change(reach, two) if two else None


def _change(reach: Reach, two: Sides) -> Change:
    root = reach.root
    store = objects.store(root)
    before = [_of_commit(store, commit) for commit in two.before] or [{}]
    return Change(
        title=two.title,
        base=two.before[0] if two.before else "",
        head=two.after.commit,
        after=two.after,
        files=changed(store, before, _state(root, store, two.after, before[0]), reach.blobs),
        notices=two.notices,
    )


def _of_commit(store: Store, commit: str) -> Blobs:
    return blobs(objects.tree(store, commit))


def _state(root: Path, store: Store, after: Snapshot, before: Blobs) -> State:
    if after == WORK_TREE:
        return work_tree(root, store, before)
    if after == INDEX:
        entries = listing.staged(root)
        conflicts = frozenset(entry.path for entry in entries if entry.kind is Kind.CONFLICT)
        return State(blobs=blobs(entries), undecided=conflicts)
    return State(blobs=_of_commit(store, after.commit))
