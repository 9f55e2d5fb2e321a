"""A change given as a diff that was applied to the work tree: what was before is had by undoing."""

import os
from pathlib import Path, PurePosixPath

from dupcheck.change.files import LARGEST, may_hold_code
from dupcheck.change.plain_file import PlainFiles
from dupcheck.changes import WORK_TREE, Change, ChangedFile
from dupcheck.errors import UsageError
from dupcheck.git.patch import FilePatch, MisfitError, added, parse, undone
from dupcheck.git.patch_names import Names
from dupcheck.lines import LineRange

_HINT = "Give the diff that led to what is in the work tree, made at the top of the repository."


def applied(root: Path, text: bytes) -> Change:
    """The change that a diff describes; raises `UsageError` where it does not fit the files."""
    here = PlainFiles(root)
    files: dict[str, ChangedFile] = {}
    notices = []
    for patch in parse(text):
        if patch.binary:
            names = patch.names or patch.old_names
            if may_hold_code(path := _decoded(names[0])):
                notices.append(f"the diff does not say what changed in {path}: it calls it binary")
            continue
        file = _deleted(here, patch) if _is_gone(here, patch) else _present(here, patch)
        if file is None:
            continue
        if files.setdefault(file.path or file.old_path, file) is not file:
            raise UsageError(
                f"the diff changes {file.path or file.old_path} twice", "Give one for the whole."
            )
    ordered = tuple(files[name] for name in sorted(files))
    return Change(title="a diff", after=WORK_TREE, files=ordered, notices=tuple(notices))


def _is_gone(here: PlainFiles, patch: FilePatch) -> bool:
    """`diff -N` has a name and a time long ago for a file that is no more."""
    emptied = bool(patch.hunks) and not any(hunk.new for hunk in patch.hunks)
    return not patch.names or (emptied and _which(here, patch.names) is None)


def _present(here: PlainFiles, patch: FilePatch) -> ChangedFile | None:
    """A file that is there after the change; None for what is no file, or no other one."""
    which = _which(here, patch.names)
    if which is None:
        raise UsageError(f"the diff changes {_decoded(patch.names[0])}, which is not here", _HINT)
    path = _decoded(patch.names[which])
    content = here.read(path, LARGEST)
    if content is None:
        return None  # a link or a submodule
    # Both names of a diff have a prefix, or none has.
    old_path = _decoded(patch.old_names[: which + 1][-1]) if patch.old_names else ""
    if len(content) > LARGEST:
        return ChangedFile(path=path, old_path=old_path)
    before = _before(path, content, patch)
    if before == content and old_path == path:
        return None
    if not before or not patch.old_names:
        # It was not there, or might as well not have been; a copy has its original's lines.
        return ChangedFile(path=path, old_path="", added=_all_lines(content))
    lines = added(patch.hunks)
    return ChangedFile(path=path, old_path=old_path, before=(before,), added=lines)


def _all_lines(content: bytes) -> tuple[LineRange, ...]:
    number = content.count(b"\n") + (not content.endswith(b"\n"))
    return (LineRange(start=1, end=number),) if content else ()


def _deleted(here: PlainFiles, patch: FilePatch) -> ChangedFile | None:
    which = _which(here, patch.old_names)
    if which is not None and here.read(_decoded(patch.old_names[which]), LARGEST):
        raise UsageError(
            f"the diff deletes {_decoded(patch.old_names[which])}, which is still here", _HINT
        )
    path = _decoded(patch.old_names[0])
    return ChangedFile(path="", old_path=path, before=(_before(path, b"", patch),))


def _before(path: str, content: bytes, patch: FilePatch) -> bytes:
    try:
        return undone(content, patch.hunks)
    except MisfitError as error:
        raise UsageError(f"the diff does not fit {path} at line {error.line}", _HINT) from error


def _which(here: PlainFiles, names: Names) -> int | None:
    """Which of the names is that of something that is there."""
    for number, name in enumerate(names):
        if here.exists(_decoded(name)):
            return number
    return None


def _decoded(name: bytes) -> str:
    """A name as a path below the root; raises `UsageError` where it would lead out of it."""
    path = os.fsdecode(name)
    parts = PurePosixPath(path).parts
    # On Windows a drive, or a backslash, would lead elsewhere as well.
    if not name or b"\0" in name or ".." in parts or path.startswith("/") or Path(path).drive:
        raise UsageError(f"the diff changes a file outside the repository: {path!r}", _HINT)
    return path
