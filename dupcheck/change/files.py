"""The files that differ between two states, with their contents before and the lines since."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from dupcheck.changes import ChangedFile
from dupcheck.git import objects
from dupcheck.git.comparison import Differing, compare
from dupcheck.git.listing import Entry, Kind
from dupcheck.git.objects import Store
from dupcheck.languages import detect
from dupcheck.lines import LineRange

LARGEST = 10_000_000
"""Bytes; of larger files neither contents nor lines are looked at."""

Obtain = Callable[[Sequence[str]], None]
"""Sees to it that git has some blobs, or raises `GitError`: a partial clone leaves some out."""


def blobs(entries: Iterable[Entry]) -> dict[str, str]:
    """The regular files among entries: links and submodules hold no code of their own."""
    return {entry.path: entry.blob for entry in entries if entry.kind is Kind.FILE}


def may_hold_code(path: str) -> bool:
    """Whether the name lets a file be source code."""
    return detect.by_name(path) is not None or detect.may_have_shebang(path)


def changed(
    store: Store,
    since: Sequence[Differing],
    contents: Mapping[str, bytes],
    obtain: Obtain,
) -> tuple[ChangedFile, ...]:
    """The files that are another in the state after than in each state before, by path.

    Several states before are the parents of a merge: what comes from one of them is no change,
    and a line is new where it is new to all. Contents and lines are given of files that may hold
    code and are not too large. `contents` has the blobs that git does not have, by name.
    """
    first, *others = [_changed_since(store, one, contents, obtain) for one in since]
    for other in others:
        first = _new_to_both(first, other)
    return tuple(sorted(first, key=lambda file: (file.path or file.old_path, file.old_path)))


def _changed_since(
    store: Store, since: Differing, more: Mapping[str, bytes], obtain: Obtain
) -> list[ChangedFile]:
    old, new = dict(sorted(since.before.items())), dict(sorted(since.after.items()))
    sizes = _sizes(store, [*old.items(), *new.items()], more, obtain)

    small = {blob for blob, size in sizes.items() if size <= LARGEST}
    seen_new = {path: blob for path, blob in new.items() if may_hold_code(path) and blob in small}
    # What was too large before is still told by its lines, what is too large now not at all.
    seen_old = {
        path: blob
        for path, blob in old.items()
        if may_hold_code(path)
        and (blob in sizes if path in seen_new else path not in new and blob in small)
    }
    altered = compare(store, seen_old, seen_new, more)
    origins = [old[one.old_path] for one in altered if one.old_path]
    origins = [blob for blob in origins if blob in small]
    contents = dict(zip(origins, objects.contents(store, origins), strict=True))
    found = [
        ChangedFile(
            path=one.path,
            old_path=one.old_path,
            before=_content(contents.get(old.get(one.old_path, ""))),
            added=one.added,
        )
        for one in altered
    ]
    seen = {name for one in altered for name in (one.path, one.old_path)}
    return found + [
        ChangedFile(path=path if path in new else "", old_path=path if path in old else "")
        for path in sorted({*old, *new} - seen)
    ]


def _sizes(
    store: Store,
    files: Iterable[tuple[str, str]],
    contents: Mapping[str, bytes],
    obtain: Obtain,
) -> dict[str, int]:
    """Sizes of what may hold code; what git does not have is obtained first."""
    asked = {blob for path, blob in files if blob and may_hold_code(path)}
    in_git = sorted(asked.difference(contents))
    sizes = objects.sizes(store, in_git)
    if missing := [blob for blob in in_git if blob not in sizes]:
        obtain(missing)
        sizes |= objects.sizes(store, missing)
    return sizes | {blob: len(contents[blob]) for blob in asked.intersection(contents)}


def _content(content: bytes | None) -> tuple[bytes, ...]:
    return () if content is None else (content,)


def _new_to_both(one: Sequence[ChangedFile], other: Sequence[ChangedFile]) -> list[ChangedFile]:
    others = {file.path or file.old_path: file for file in other}
    found = []
    for file in one:
        second = others.get(file.path or file.old_path)
        if second and bool(second.path) == bool(file.path):
            found.append(
                replace(
                    file,
                    old_path=file.old_path or second.old_path,
                    before=file.before + second.before,
                    added=_in_both(file.added, second.added),
                )
            )
    return found


def _in_both(one: Sequence[LineRange], other: Sequence[LineRange]) -> tuple[LineRange, ...]:
    return tuple(
        LineRange(start=max(a.start, b.start), end=min(a.end, b.end))
        for a in one
        for b in other
        if a.start <= b.end and b.start <= a.end
    )
