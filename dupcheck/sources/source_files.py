"""Which files are read, in which state: what git tracks or would track, or a walk outside git."""

import codecs
import os
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from pathspec import GitIgnoreSpec

from dupcheck.config import Settings
from dupcheck.errors import UsageError
from dupcheck.git import listing, work_tree
from dupcheck.git.listing import Entry, Kind
from dupcheck.languages import detect
from dupcheck.languages.table import LANGUAGES
from dupcheck.records import Skipped, SkipReason, SourceFile
from dupcheck.sources import exclusions
from dupcheck.sources.ignore import OWN_FILE, IgnoreFiles, patterns
from dupcheck.sources.walk import walk
from dupcheck.suggest import suggestion

_FIRST_LINE = 256
# Longer marks first: the one of UTF-16 begins the one of UTF-32.
_WIDE_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# A pipe that someone put in a file's place must not be waited for, nor a link be followed.
_FLAGS = os.O_RDONLY | sum(
    getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY")
)


def find_root(path: Path) -> Path:
    """The top level of the git work tree around a file or folder; outside git the folder itself.

    A folder that its repository ignores stands for itself as well. Links are resolved.
    """
    real = Path(os.path.realpath(path))
    if not real.exists():
        raise UsageError(f"no such file or folder: {path}")
    folder = real if real.is_dir() else real.parent
    return work_tree.work_tree(folder) or folder


def read(
    root: Path, settings: Settings, paths: Sequence[str] = ()
) -> Iterator[SourceFile | Skipped]:
    """The files of all known languages and what was left out, ordered by the bytes of their paths.

    `paths` narrows to files and folders: absolute, or relative to the root (not to the working
    folder). Contents are read one at a time, as they are, but for UTF-16 and UTF-32 with a byte
    order mark: those become UTF-8, since every grammar reads bytes. Wrong settings and paths
    raise at once, before the first file is asked for.
    """
    root = Path(os.path.realpath(root))
    for name in settings.languages:
        if name not in LANGUAGES:
            raise UsageError(f'unknown language "{name}"', suggestion(name, LANGUAGES))
    chosen = [_relative(root, path) for path in paths]
    reader = _Reader(
        root=root,
        settings=settings,
        own=IgnoreFiles(root, (OWN_FILE,)),
        include=patterns(settings.include, "include") if settings.include else None,
        exclude=patterns(settings.exclude, "exclude") if settings.exclude else None,
        in_git=work_tree.work_tree(root) is not None,
        plain_folder=lru_cache(maxsize=1024)(_is_plain_folder),
    )
    return reader.files(chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    root: Path
    settings: Settings
    own: IgnoreFiles
    include: GitIgnoreSpec | None
    exclude: GitIgnoreSpec | None
    in_git: bool
    plain_folder: Callable[[str, str], bool]

    def files(self, chosen: Sequence[str]) -> Iterator[SourceFile | Skipped]:
        """Reads what was chosen; nothing chosen means everything."""
        entries = [entry for entry in self._listing(chosen) if _may_be_ours(entry.path, entry.kind)]
        paths = [entry.path for entry in entries if entry.kind is Kind.FILE]
        stated = listing.attributes(self.root, paths) if self.in_git else {}
        for entry in sorted(entries, key=lambda entry: os.fsencode(entry.path)):
            found = self._file(entry, stated.get(entry.path, {}))
            if found:
                yield found

    def _listing(self, chosen: Sequence[str]) -> list[Entry]:
        if self.in_git:
            entries = listing.listing(self.root)
        else:
            entries = list(walk(self.root, installed=self.settings.vendored))
        if "" in chosen or not chosen:
            return entries
        kept = [entry for entry in entries if _is_under(entry.path, chosen)]
        seen = {above for entry in kept for above in _self_and_above(entry.path)}
        return kept + [
            Entry(path, Kind.IGNORED) for path in dict.fromkeys(chosen) if path not in seen
        ]

    def _file(self, entry: Entry, stated: Mapping[str, bool]) -> SourceFile | Skipped | None:
        """One file; None where it is gone, of no known language, or not a file at all."""
        path = entry.path
        if entry.kind in _REPORTED:
            reason, detail = _REPORTED[entry.kind]
            return Skipped(path=path, reason=reason, detail=detail)
        try:
            mode = os.lstat(self.root / path).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            return _unreadable(path, error)
        if entry.kind is Kind.SYMLINK or stat.S_ISLNK(mode):
            named = detect.by_name(path)
            return Skipped(path=path, reason=SkipReason.SYMLINK) if named else None
        if not stat.S_ISREG(mode):
            return None
        try:
            return self._regular_file(path, stated)
        except OSError as error:
            return _unreadable(path, error)

    def _regular_file(self, path: str, stated: Mapping[str, bool]) -> SourceFile | Skipped | None:
        if not self.plain_folder(str(self.root), path.rpartition("/")[0]):
            return Skipped(path=path, reason=SkipReason.SYMLINK, detail="in a linked folder")
        language = detect.by_name(path) or detect.by_shebang(_read(self.root / path, _FIRST_LINE))
        if not language or not (self._wants(language) or detect.is_shared(path)):
            return None
        excluded = self._excluded(path) or exclusions.by_path(path, self.settings, stated)
        if excluded:
            return Skipped(path=path, reason=excluded.reason, detail=excluded.detail)
        limit = self.settings.max_file_bytes
        content = _read(self.root / path, limit + 1)
        if len(content) > limit:
            large = exclusions.too_large((self.root / path).stat().st_size, limit)
            return Skipped(path=path, reason=large.reason, detail=large.detail)
        content = _as_bytes(content)
        actual = detect.by_content(path, language, content)
        if not actual or not self._wants(actual):
            return None
        excluded = exclusions.by_content(path, content, self.settings, stated)
        if excluded:
            return Skipped(path=path, reason=excluded.reason, detail=excluded.detail)
        return SourceFile(path=path, language=actual, content=content)

    def _wants(self, language: str) -> bool:
        return not self.settings.languages or language in self.settings.languages

    def _excluded(self, path: str) -> exclusions.Exclusion | None:
        detail = ""
        if source := self.own.ignores(path):
            detail = f"by {source}"
        elif self.include and not self.include.match_file(path):
            detail = "not in include"
        elif self.exclude and self.exclude.match_file(path):
            detail = "by exclude"
        return exclusions.Exclusion(SkipReason.EXCLUDED, detail) if detail else None


_REPORTED = {
    Kind.SUBMODULE: (SkipReason.SUBMODULE, "a repository of its own"),
    Kind.FOLDER: (SkipReason.VENDORED, "installed packages"),
    Kind.CLOSED: (SkipReason.UNREADABLE, "a folder that may not be entered"),
    Kind.IGNORED: (SkipReason.EXCLUDED, "ignored, or nothing in it to read"),
}


def _relative(root: Path, path: str) -> str:
    """A chosen path as listings name it; the last part may be a link, which is not followed."""
    place = root / path
    if not os.path.lexists(place):
        raise UsageError(f"no such file or folder: {path}")
    real = Path(os.path.realpath(place.parent)) / place.name
    if place.name == ".." or not real.is_relative_to(root):
        real = Path(os.path.realpath(place))
    if not real.is_relative_to(root):
        raise UsageError(f"{path} is not in {root}")
    relative = PurePosixPath(real.relative_to(root).as_posix())
    return "" if relative == PurePosixPath() else str(relative)


def _is_under(path: str, chosen: Sequence[str]) -> bool:
    return any(path == one or path.startswith(f"{one}/") for one in chosen)


def _self_and_above(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _may_be_ours(path: str, kind: Kind) -> bool:
    named = detect.by_name(path) is not None
    return named or kind in _REPORTED or (kind is Kind.FILE and detect.may_have_shebang(path))


def _is_plain_folder(root: str, folder: str) -> bool:
    """Whether no part of a folder's path is a link (names may differ in case on some systems)."""
    place = os.path.join(root, *folder.split("/"))
    return os.path.normcase(os.path.realpath(place)) == os.path.normcase(os.path.normpath(place))


def _read(path: Path, limit: int) -> bytes:
    with open(os.open(path, _FLAGS), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError("not a regular file")
        return file.read(limit)


def _as_bytes(content: bytes) -> bytes:
    """The content in an encoding whose ASCII is ASCII, where its first bytes name another."""
    for mark, encoding in _WIDE_ENCODINGS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).encode()
            except UnicodeDecodeError:
                return content
    return content


def _unreadable(path: str, error: OSError) -> Skipped:
    detail = error.strerror or str(error)
    return Skipped(path=path, reason=SkipReason.UNREADABLE, detail=detail)
