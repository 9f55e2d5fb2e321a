"""Which files are read, in which state: what git tracks or would track, or a walk outside git."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from dupcheck.changes import WORK_TREE, Snapshot, Where
from dupcheck.config import Settings
from dupcheck.errors import UsageError
from dupcheck.git import work_tree
from dupcheck.git.listing import Entry, Kind
from dupcheck.languages import detect
from dupcheck.languages.table import LANGUAGES
from dupcheck.records import Skipped, SourceFile
from dupcheck.sources.disk import Disk
from dupcheck.sources.ignore import OWN_FILE, IgnoreFiles
from dupcheck.sources.recorded import Recorded
from dupcheck.sources.selection import Selection, language_of
from dupcheck.sources.state import Content, State, is_always_told
from dupcheck.suggest import suggestion

_NOTHING_STATED: Mapping[str, bool] = {}


def read(
    root: Path,
    settings: Settings,
    paths: Sequence[str] = (),
    snapshot: Snapshot = WORK_TREE,
    rules: Snapshot | None = None,
) -> Iterator[SourceFile | Skipped]:
    """The files of a state: see `files` and `Files.read`."""
    return files(root, settings, snapshot, rules).read(paths)


def files(
    root: Path,
    settings: Settings,
    snapshot: Snapshot = WORK_TREE,
    rules: Snapshot | None = None,
) -> "Files":
    """What the settings let in of a state of what lies at a root.

    `.dupcheckignore` and `.gitattributes` are those of the state `rules`, by default of the state
    that is read. Wrong settings raise at once.
    """
    root = Path(os.path.realpath(root))
    for name in settings.languages:
        if name not in LANGUAGES:
            raise UsageError(f'unknown language "{name}"', suggestion(name, LANGUAGES))
    state = opened(root, snapshot, installed=settings.vendored)
    ruling = state if rules in (None, snapshot) else opened(root, rules or snapshot)
    own = IgnoreFiles(ruling.rules, (OWN_FILE,))
    return Files(root, state, ruling, Selection.of(settings, own))


def opened(root: Path, snapshot: Snapshot, *, installed: bool = False) -> State:
    """A state of what lies at a resolved root; raises `UsageError` where git has recorded none."""
    top = work_tree.work_tree(root)
    if snapshot.where is Where.WORK_TREE:
        return Disk(root, in_git=top is not None, installed=installed)
    if top is None:
        raise UsageError(
            f"{root} is in no git repository: there is no {snapshot.where} to read",
            "`dupcheck scan` reads a folder as it is.",
        )
    return Recorded(root, top, snapshot)


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one state, which may be read more than once."""

    root: Path
    state: State
    ruling: State
    selection: Selection
    names: frozenset[str] | None = None

    def only(self, names: Iterable[str]) -> "Files":
        """Those of these names, exactly as listings have them: nothing on the disk is asked."""
        return replace(self, names=frozenset(names))

    def read(self, paths: Sequence[str] = ()) -> Iterator[SourceFile | Skipped]:
        """The files of all known languages and what was left out, by the bytes of their paths.

        `paths` narrows to files and folders: absolute, or relative to the root (not to the working
        folder); wrong ones raise at once, before the first file is asked for. Contents are read
        one at a time, as they are, but for UTF-16 and UTF-32 with a byte order mark: those become
        UTF-8, since every grammar reads bytes.
        """
        return self._read([_relative(self.root, path, self.state) for path in paths])

    def taken(self, contents: Sequence[tuple[str, bytes]]) -> list[SourceFile]:
        """Of some contents, each with its path, those that would be read if they lay there."""
        stated = self.ruling.attributes([path for path, _ in contents]) if contents else {}
        found = (
            self.selection.source(
                path, Content(content, len(content)), stated.get(path, _NOTHING_STATED)
            )
            for path, content in contents
        )
        return [source for source in found if isinstance(source, SourceFile)]

    def _read(self, chosen: Sequence[str]) -> Iterator[SourceFile | Skipped]:
        entries = [entry for entry in self._entries(chosen) if _may_be_ours(entry)]
        entries.sort(key=lambda entry: os.fsencode(entry.path))
        paths = [entry.path for entry in entries if entry.kind is Kind.FILE]
        stated = self.ruling.attributes(paths)
        looked = [
            self._first_look(found, stated.get(found.path, _NOTHING_STATED))
            for found in self.state.present(entries)
        ]
        wanted = [found for found in looked if isinstance(found, Entry)]
        limit = self.selection.settings.max_file_bytes
        with closing(self.state.contents(wanted, limit)) as contents:
            for found in looked:
                if isinstance(found, Entry):
                    facts = stated.get(found.path, _NOTHING_STATED)
                    source = self._second_look(found.path, next(contents), facts)
                    if source:
                        yield source
                elif found:
                    yield found

    def _entries(self, chosen: Sequence[str]) -> Sequence[Entry]:
        entries = self.state.entries()
        if self.names is not None:
            known = [entry for entry in entries if entry.path in self.names]
            missing = self.names.difference(entry.path for entry in known)
            return known + [Entry(path, Kind.IGNORED) for path in missing]
        if "" in chosen or not chosen:
            return entries
        wanted = frozenset(chosen)
        kept = [entry for entry in entries if not wanted.isdisjoint(_self_and_above(entry.path))]
        seen = {above for entry in kept for above in _self_and_above(entry.path)}
        return kept + [
            Entry(path, Kind.IGNORED) for path in dict.fromkeys(chosen) if path not in seen
        ]

    def _first_look(
        self, found: Entry | Skipped, stated: Mapping[str, bool]
    ) -> Entry | Skipped | None:
        """What a name tells: whether its content is wanted, or why not."""
        if isinstance(found, Skipped):
            return found
        named = detect.by_name(found.path)
        if named and not self.selection.is_read(found.path, named):
            return None
        return (self.selection.refused(found.path, stated) if named else None) or found

    def _second_look(
        self, path: str, content: Content | Skipped, stated: Mapping[str, bool]
    ) -> SourceFile | Skipped | None:
        """What the content tells of a file that a first look has not decided on."""
        if isinstance(content, Skipped):
            return content
        if not detect.by_name(path):
            return self.selection.source(path, content, stated)
        return self.selection.taken(path, language_of(path, content), content, stated)


def _relative(root: Path, path: str, state: State) -> str:
    """A chosen path as listings name it; the last part may be a link, which is not followed."""
    place = root / path
    real = Path(os.path.realpath(place.parent)) / place.name
    if place.name == ".." or not real.is_relative_to(root):
        real = Path(os.path.realpath(place))
    inside = real.is_relative_to(root)
    relative = str(PurePosixPath(real.relative_to(root).as_posix())) if inside else ""
    relative = "" if relative == "." else relative
    if not os.path.lexists(place) and not (relative and state.has(relative)):
        raise UsageError(f"no such file or folder: {path}")
    if not inside:
        raise UsageError(f"{path} is not in {root}")
    return relative


def _self_and_above(path: str) -> Iterator[str]:
    while path:
        yield path
        path = path.rpartition("/")[0]


def _may_be_ours(entry: Entry) -> bool:
    if detect.by_name(entry.path) or is_always_told(entry.kind):
        return True
    return entry.kind is Kind.FILE and detect.may_have_shebang(entry.path)
