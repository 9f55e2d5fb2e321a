"""From what was asked for to a change: which two states, and what differs between them."""

from collections.abc import Mapping
from pathlib import Path

from dupcheck.change.applied import applied
from dupcheck.change.ci import system
from dupcheck.change.files import blobs, changed
from dupcheck.change.reach import Reach
from dupcheck.change.sides import Sides, sides
from dupcheck.change.wish import Wish
from dupcheck.change.work_tree import work_tree
from dupcheck.changes import INDEX, WORK_TREE, Change
from dupcheck.errors import GitError, UsageError
from dupcheck.git import comparison, listing, objects
from dupcheck.git.comparison import Differing
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
    store = objects.store(reach.root)
    try:
        since, contents = _differing(reach.root, store, two)
    except GitError:
        if not reach.may_fetch:
            raise
        reach.folders(two.before)
        since, contents = _differing(reach.root, store, two)
    return Change(
        title=two.title,
        base=two.before[0] if two.before else "",
        head=two.after.commit,
        after=two.after,
        files=changed(store, since, contents, reach.blobs),
        notices=two.notices,
    )


def _differing(root: Path, store: Store, two: Sides) -> tuple[list[Differing], Mapping[str, bytes]]:
    """What is not as in each state before, and the contents that git does not have."""
    if two.after == WORK_TREE:
        before = blobs(objects.tree(store, two.before[0])) if two.before else {}
        found, contents = work_tree(root, store, before)
        return [found], contents
    if two.after == INDEX:
        since = [comparison.staged_since(root, commit) for commit in two.before]
        return since or [Differing({}, blobs(listing.staged(root)))], {}
    after = two.after.commit
    since = [comparison.between(store, commit, after) for commit in two.before]
    return since or [Differing({}, blobs(objects.tree(store, after)))], {}
