"""Unified diffs as git and `diff -u` write them: read, and undone on what they were applied to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dupcheck.errors import UsageError
from dupcheck.git.patch_names import Names, both_labels, both_names, unquoted
from dupcheck.lines import LineRange

_HUNK = re.compile(rb"@@ -(\d{1,9})(?:,(\d{1,9}))? \+(\d{1,9})(?:,(\d{1,9}))? @@")
_COMBINED = re.compile(rb"diff --(?:cc|combined) |@@@+ ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hunk:
    """Lines (each with its line end) that stood from `old_start` on, and those there now.

    Starts are 1-based; where a side has no lines, they name the line before. `added` says which of
    the new lines, from 0, were written.
    """

    old_start: int
    old: tuple[bytes, ...]
    new_start: int
    new: tuple[bytes, ...]
    added: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FilePatch:
    """What a diff says of one file; of a `binary` one not what has changed."""

    old_names: Names
    names: Names
    hunks: tuple[Hunk, ...] = ()
    binary: bool = False


class MisfitError(Exception):
    """A hunk that was not applied to a content: `line` is where it should be."""

    def __init__(self, line: int) -> None:
        super().__init__(f"the diff does not fit at line {line}")
        self.line = line


def parse(text: bytes) -> list[FilePatch]:
    """The files of a diff in its order; raises `UsageError` for what is no unified diff."""
    patches = list(_files(_Lines(text)))
    if not patches and text.strip():
        hint = "Give it without colours: git diff --no-color." if b"\x1b[" in text else ""
        raise UsageError("this is no unified diff: there is no file in it", hint)
    return patches


def undone(content: bytes, hunks: Sequence[Hunk]) -> bytes:
    """The content before hunks were applied; raises `MisfitError` where they were not."""
    lines = content.split(b"\n")
    here = [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])
    before: list[bytes] = []
    position = 0
    for hunk in hunks:
        start = hunk.new_start - 1 if hunk.new else hunk.new_start
        end = start + len(hunk.new)
        if start < position or end > len(here) or _differ(here[start:end], hunk.new):
            raise MisfitError(max(hunk.new_start, 1))
        before += here[position:start]
        before += hunk.old
        position = end
    return b"".join(before + here[position:])


def added(hunks: Sequence[Hunk]) -> tuple[LineRange, ...]:
    """The lines that hunks wrote, ascending and apart."""
    ranges: list[LineRange] = []
    for hunk in hunks:
        for number in hunk.added:
            line = hunk.new_start + number
            if ranges and ranges[-1].end == line - 1:
                ranges[-1] = replace(ranges[-1], end=line)
            else:
                ranges.append(LineRange(start=line, end=line))
    return tuple(ranges)


def _differ(here: Sequence[bytes], there: Sequence[bytes]) -> bool:
    """Whether lines are not those of a diff, which may have come with other line ends."""
    return any(
        one != other and one.replace(b"\r\n", b"\n") != other.replace(b"\r\n", b"\n")
        for one, other in zip(here, there, strict=True)
    )


class _Lines:
    """The lines of a diff, and which one is read next."""

    def __init__(self, text: bytes) -> None:
        self._lines = text.removesuffix(b"\n").split(b"\n") if text else []
        self._next = 0

    def __bool__(self) -> bool:
        return self._next < len(self._lines)

    def peek(self, ahead: int = 0) -> bytes:
        """A line that was not read yet; b"" behind the last."""
        there = self._next + ahead < len(self._lines)
        return self._lines[self._next + ahead] if there else b""

    def take(self) -> bytes:
        """Reads a line."""
        line = self.peek()
        self._next += 1
        return line

    def wrong(self, what: str, hint: str = "") -> UsageError:
        """An error at the line that is read next."""
        return UsageError(f"line {self._next + 1} of the diff: {what}", hint)


def _files(lines: _Lines) -> Iterator[FilePatch]:
    """Whatever stands between files is passed over: mails and `git show` have words there."""
    while lines:
        line = lines.peek()
        if _COMBINED.match(line):
            hint = "Make it against one parent: git diff PARENT MERGE."
            raise lines.wrong("a combined diff of a merge", hint)
        if line.startswith(b"diff --git "):
            yield _git_file(lines)
        elif _has_labels(lines):
            yield _labelled(lines, None)
        elif _HUNK.match(line):
            raise lines.wrong("a hunk of no file")
        else:
            lines.take()


def _has_labels(lines: _Lines) -> bool:
    return lines.peek().startswith(b"--- ") and lines.peek(1).startswith(b"+++ ")


def _git_file(lines: _Lines) -> FilePatch:
    """A file of git's: the lines on names and modes, then hunks, unless only those changed."""
    old, new = both_names(_bare(lines.take()).removeprefix(b"diff --git "))
    patch = FilePatch(old_names=old, names=new)
    while lines:
        line = _bare(lines.peek())
        if _has_labels(lines):
            return _labelled(lines, patch)
        if line.startswith((b"diff --git ", b"--- ", b"@@ ")) or not line:
            break
        patch = _with_line(patch, line)
        lines.take()
    return patch


def _with_line(patch: FilePatch, line: bytes) -> FilePatch:
    if line.startswith(b"rename from "):
        patch = replace(patch, old_names=(unquoted(line.removeprefix(b"rename from ")),))
    for start in (b"rename to ", b"copy to "):
        if line.startswith(start):
            patch = replace(patch, names=(unquoted(line.removeprefix(start)),))
    if line.startswith((b"new file mode ", b"copy to ")):
        return replace(patch, old_names=())  # of a copy the original stays
    if line.startswith(b"deleted file mode "):
        return replace(patch, names=())
    binary = line.startswith(b"Binary files ") or line == b"GIT binary patch"
    return replace(patch, binary=patch.binary or binary)


def _labelled(lines: _Lines, header: FilePatch | None) -> FilePatch:
    """The hunks below `---` and `+++`, which tell names better than `diff --git` alone."""
    labels = _bare(lines.take()), _bare(lines.take())
    old, new = both_labels(*(label[len(b"--- ") :] for label in labels))
    if not _HUNK.match(lines.peek()):
        raise lines.wrong("no hunk where one should be")
    hunks = tuple(_hunks(lines))
    if header and not header.old_names:
        old = ()
    if header and not header.names:
        new = ()
    if header and len(header.old_names) == len(header.names) == 1:
        old, new = header.old_names, header.names  # a rename, told without prefixes
    return FilePatch(old_names=old, names=new, hunks=hunks)


def _hunks(lines: _Lines) -> Iterator[Hunk]:
    while match := _HUNK.match(lines.peek()):
        lines.take()
        old_start, old_count, new_start, new_count = (int(n) if n else 1 for n in match.groups())
        yield _hunk(lines, old_start, old_count, new_start, new_count)
    if lines.peek().startswith((b"+", b" ")) or re.match(rb"-(?!-)", lines.peek()):
        raise lines.wrong("a hunk of more lines than it says")


def _hunk(lines: _Lines, old_start: int, old_count: int, new_start: int, new_count: int) -> Hunk:
    old: list[bytes] = []
    new: list[bytes] = []
    added = []
    while len(old) < old_count or len(new) < new_count:
        sign, line = _signed(lines.peek())
        if not lines or sign not in (b" ", b"+", b"-"):
            raise lines.wrong("a hunk of fewer lines than it says")
        lines.take()
        if lines.peek().startswith(b"\\"):
            lines.take()
            line = line.removesuffix(b"\n")
        if sign == b"+":
            added.append(len(new))
        if sign != b"+":
            old.append(line)
        if sign != b"-":
            new.append(line)
    if len(old) > old_count or len(new) > new_count:
        raise lines.wrong("a hunk of more lines than it says")
    return Hunk(
        old_start=old_start,
        old=tuple(old),
        new_start=new_start,
        new=tuple(new),
        added=tuple(added),
    )


def _signed(line: bytes) -> tuple[bytes, bytes]:
    """The first character and the rest of a line; some editors take the blank of an empty one."""
    return (line[:1], line[1:] + b"\n") if line.strip(b"\r") else (b" ", line + b"\n")


def _bare(line: bytes) -> bytes:
    return line.removesuffix(b"\r")
