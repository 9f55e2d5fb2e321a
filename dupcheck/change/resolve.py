"""From what was asked for to a change: which two states, and what differs between them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dupcheck.change.files import Blobs, State, blobs, changed
from dupcheck.change.wish import Wish
from dupcheck.change.work_tree import work_tree
from dupcheck.changes import INDEX, WORK_TREE, Change, Snapshot, Where
from dupcheck.errors import GitError, UsageError
from dupcheck.git import history, listing, objects
from dupcheck.git.objects import Store
from dupcheck.git.work_tree import work_tree as top_level


@dataclass(frozen=True, slots=True, kw_only=True)
class _Two:
    """The states on both sides of a change: several commits before are the parents of a merge."""

    title: str
    before: tuple[str, ...]
    after: Snapshot
    notices: tuple[str, ...] = ()


def resolve(root: Path, wish: Wish, variables: Mapping[str, str]) -> Change | None:
    """The change that a wish stands for; None where CI runs for no change in particular.

    `root` is the top level of a work tree.
    """
    if top_level(root) is None:
        raise UsageError(f"{root} is in no git repository", "Give a diff on standard input.")
    two = _two(root, wish)
    store = objects.store(root)
    before = [_of_commit(store, commit) for commit in two.before] or [{}]
    return Change(
        title=two.title,
        base=two.before[0] if two.before else "",
        head=two.after.commit,
        after=two.after,
        files=changed(store, before, _state(root, store, two.after, before[0])),
        notices=two.notices,
    )


def _two(root: Path, wish: Wish) -> _Two:
    if wish.staged:
        return _staged(root)
    if wish.start:
        return _Two(
            title=f"{wish.start}..{wish.end or 'work tree'}",
            before=(objects.resolve(root, wish.start),),
            after=_after(root, wish.end),
        )
    return _since(root, wish.base, wish.end)


def _staged(root: Path) -> _Two:
    head = history.head(root)
    before = (head, *history.merging(root)) if head else ()
    return _Two(title="staged", before=before, after=INDEX)


def _since(root: Path, base: str, end: str) -> _Two:
    after = _after(root, end)
    tip = after.commit or objects.resolve(root, "HEAD")
    found, notices = merge_base(root, objects.resolve(root, base), tip, base)
    return _Two(
        title=f"{base}...{end or 'work tree'}", before=(found,), after=after, notices=notices
    )


def merge_base(root: Path, base: str, tip: str, name: str) -> tuple[str, tuple[str, ...]]:
    """The commit where a history left that of `base`, and what is to be said of it."""
    found = history.merge_bases(root, base, tip)
    if not found:
        raise GitError(f"{name} and {tip[:12]} have no common history")
    if len(found) > 1:
        said = f"{len(found)} merge bases with {name}: compared with {found[0][:12]}, as git does"
        return found[0], (said,)
    return found[0], ()


def _after(root: Path, end: str) -> Snapshot:
    if not end:
        return WORK_TREE
    return Snapshot(where=Where.COMMIT, commit=objects.resolve(root, end))


def _of_commit(store: Store, commit: str) -> Blobs:
    return blobs(objects.tree(store, commit))


def _state(root: Path, store: Store, after: Snapshot, before: Blobs) -> State:
    if after == WORK_TREE:
        return work_tree(root, store, before)
    if after == INDEX:
        return State(blobs=blobs(listing.staged(root)))
    return State(blobs=_of_commit(store, after.commit))
