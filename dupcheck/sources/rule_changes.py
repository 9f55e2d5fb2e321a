"""Which of the files that say what dupcheck looks at differ between two states."""

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from dupcheck.changes import Snapshot
from dupcheck.config_files import FILES, section
from dupcheck.errors import UsageError
from dupcheck.git.listing import ATTRIBUTES
from dupcheck.sources.ignore import OWN_FILE
from dupcheck.sources.source_files import opened
from dupcheck.sources.state import State

_ANYWHERE = frozenset({OWN_FILE, ATTRIBUTES})


def changed(
    root: Path, before: Snapshot, after: Snapshot, also: Sequence[str] = ()
) -> tuple[str, ...]:
    """The files of settings and rules, and of those in `also`, that are not the same, by path.

    Of a pyproject.toml only the section of dupcheck counts.
    """
    if before == after:
        return ()
    old, new = opened(root, before), opened(root, after)
    recorded = [{entry.path: entry.blob for entry in state.entries()} for state in (old, new)]
    named = {path for blobs in recorded for path in blobs if _is_rule(path)} | {*FILES, *also}
    return tuple(
        path
        for path in sorted(named)
        if not _is_same_blob(path, *recorded) and _meaning(old, path) != _meaning(new, path)
    )


def _is_rule(path: str) -> bool:
    return PurePosixPath(path).name in _ANYWHERE


def _is_same_blob(path: str, old: dict[str, str], new: dict[str, str]) -> bool:
    """Whether git has recorded the same content on both sides; on the disk nothing is recorded."""
    return bool(old.get(path)) and old.get(path) == new.get(path)


def _meaning(state: State, path: str) -> object:
    """What a file says, whatever ends its lines; None where there is none."""
    content = state.rules(path)
    if content is None:
        return None
    if path == FILES[-1]:
        try:
            return section(content, path)
        except UsageError:
            pass
    return content.replace(b"\r\n", b"\n")
