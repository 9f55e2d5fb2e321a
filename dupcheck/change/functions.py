"""Which functions a change added or changed, and what those were before it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dupcheck.change.ancestry import predecessors
from dupcheck.changes import Change, ChangedFile
from dupcheck.lines import LineRange
from dupcheck.records import Function, Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The functions that a change added or changed, in order of path and span.

    `predecessors` has what a touched function was before, where that can be named surely.
    """

    functions: tuple[Function, ...]
    predecessors: Mapping[Identity, Function]


def touched(change: Change, before: Sequence[Function], after: Sequence[Function]) -> Touched:
    """What the contents before the change do not account for, by tokens and never by layout.

    `after` has at least all functions of the changed files, `before` those of their old contents
    under the old path (in a merge: of each content). What stood in the same file is unchanged, in
    whatever order; what is gone from one place and turns up in another was moved: neither is
    touched, but a copy whose original stays is. A function around a changed one is touched with
    it, for its own text is another as well.
    """
    old, new = _by_path(before), _by_path(after)
    left: list[Function] = []
    gone: list[Function] = []
    for file in change.files:
        was = old.get(file.old_path, []) if file.old_path else []
        now = new.get(file.path, []) if file.path else []
        more, fewer = _within(file, was, now)
        left += more
        gone += fewer
    left.sort(key=_place)
    gone.sort(key=_place)
    found, gone = _without_moved(left, gone)
    renamed = {file.path: file.old_path for file in change.files if file.path and file.old_path}
    return Touched(functions=tuple(found), predecessors=predecessors(found, gone, renamed))


def _by_path(functions: Iterable[Function]) -> dict[str, list[Function]]:
    found = defaultdict(list)
    for function in functions:
        found[function.path].append(function)
    return found


def _place(function: Function) -> Identity:
    return function.identity


def _within(
    file: ChangedFile, was: Sequence[Function], now: Sequence[Function]
) -> tuple[list[Function], list[Function]]:
    """What a file has more than before, and what it has no more."""
    if file.old_path and not was and not file.before:  # it was too large to be kept: lines tell
        return [function for function in now if _meets(file.added, function.lines)], []
    # Where nothing was read then (generated, vendored, not called code), all of it is new to us:
    # else a copy would come in hidden, and be shown by a change of a single line.
    contents = _by_content(file.before, was)
    allowed: Counter[str] = Counter()
    for functions in contents:
        allowed |= Counter(function.digest for function in functions)
    names = {(function.digest, function.name) for function in was}
    unchanged: Counter[str] = Counter()
    more = []
    # Of equal functions the one that kept its name, and that no new line is in, is the old one.
    for function in sorted(
        now,
        key=lambda one: (
            (one.digest, one.name) not in names,
            _meets(file.added, one.lines),
            one.span,
        ),
    ):
        if unchanged[function.digest] < allowed[function.digest]:
            unchanged[function.digest] += 1
        else:
            more.append(function)
    return more, _gone(contents, unchanged, {(one.digest, one.name) for one in now})


def _by_content(contents: Sequence[bytes], functions: Sequence[Function]) -> list[list[Function]]:
    """The functions of each old content: several parents may have had the same one."""
    if len(contents) < 2:
        return [list(functions)]
    by_content = [
        list({one.span: one for one in functions if _stands_in(one, content)}.values())
        for content in contents
    ]
    homeless = [one for one in functions if not any(_stands_in(one, c) for c in contents)]
    return [[*those, *homeless] for those in by_content]  # of notebooks, and what was UTF-16


def _stands_in(function: Function, content: bytes) -> bool:
    start, end = function.span
    return content[start:end].decode("utf-8", "replace") == function.text


def _gone(
    contents: Sequence[Sequence[Function]], unchanged: Counter[str], names: set[tuple[str, str]]
) -> list[Function]:
    """What is no more, once for all parents that had it."""
    gone: dict[tuple[str, str, int], Function] = {}
    for functions in contents:
        seen: Counter[str] = Counter()
        for one in sorted(
            functions, key=lambda one: ((one.digest, one.name) not in names, one.span)
        ):
            seen[one.digest] += 1
            if seen[one.digest] > unchanged[one.digest]:
                gone.setdefault((one.name, one.digest, seen[one.digest]), one)
    return list(gone.values())


def _meets(ranges: Iterable[LineRange], lines: LineRange) -> bool:
    return any(one.start <= lines.end and lines.start <= one.end for one in ranges)


def _without_moved(
    left: Sequence[Function], gone: Sequence[Function]
) -> tuple[list[Function], list[Function]]:
    """What is left when each that is gone accounts for one that turned up elsewhere."""
    pool = defaultdict(list)
    for function in gone:
        pool[function.digest].append(function)
    moved = set()
    used = set()
    for same_name in (True, False):
        for function in left:
            if function.identity in moved:
                continue
            origin = next(
                (
                    one
                    for one in pool[function.digest]
                    if id(one) not in used and (one.name == function.name or not same_name)
                ),
                None,
            )
            if origin is not None:
                moved.add(function.identity)
                used.add(id(origin))
    return (
        [function for function in left if function.identity not in moved],
        [function for function in gone if id(function) not in used],
    )
