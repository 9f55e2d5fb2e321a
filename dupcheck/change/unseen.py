"""What of a change was not looked at, though the code there before it was: who reviews should know.

A line that calls a file generated, a zero byte, or a few megabytes would hide a copy otherwise.
"""

from collections.abc import Collection, Iterable, Sequence

from dupcheck.changes import Change, ChangedFile
from dupcheck.records import Skipped, SkipReason

_MOST = 5
# The former is a rule of the repository, the latter is no code.
_EXPECTED = frozenset({SkipReason.EXCLUDED, SkipReason.LOCK_FILE})


def notices(
    change: Change, skipped: Iterable[Skipped], read_before: Collection[str]
) -> tuple[str, ...]:
    """One sentence on what was left out of new files, of new lines, and of files that were read.

    `read_before` has the old paths of those that were; what was left out before as well, and is
    again, is no news.
    """
    changed = {file.path: file for file in change.files if file.path}
    told = [
        _told(one)
        for one in skipped
        if one.reason not in _EXPECTED
        and (file := changed.get(one.path))
        and _is_news(one, file, read_before)
    ]
    return (f"of this change was not looked at: {_listed(told)}",) if told else ()


def _is_news(one: Skipped, file: ChangedFile, read_before: Collection[str]) -> bool:
    if not file.old_path:
        return True
    if one.line is None:
        return file.old_path in read_before
    return any(lines.start <= one.line <= lines.end for lines in file.added)


def _told(one: Skipped) -> str:
    place = one.path if one.line is None else f"{one.path}:{one.line}"
    return f"{place} ({': '.join(filter(None, (one.reason, one.detail)))})"


def _listed(told: Sequence[str]) -> str:
    more = f" and {len(told) - _MOST} more" if told[_MOST:] else ""
    return ", ".join(told[:_MOST]) + more
