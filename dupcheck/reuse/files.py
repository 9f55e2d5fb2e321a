"""What the repository says about itself, for those who work out how a function is reached."""

import posixpath
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from dupcheck.records import Function

_MOST_BYTES = 1 << 20
_MOST_KEPT = 256


class Files:
    """The paths of a repository and the texts behind them, each read once while it is needed."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], bytes | None]) -> None:
        self._paths = frozenset(paths)
        self._read = read
        self._texts: dict[str, str] = {}
        self._split: tuple[str, list[str]] = ("", [""])
        self._stems: dict[str, list[str]] = defaultdict(list)
        self._folders: dict[str, list[str]] = defaultdict(list)

    def __contains__(self, path: str) -> bool:
        return path in self._paths

    def text(self, path: str) -> str:
        """The text of a file; "" for one that is not there, the start of a very large one."""
        if path not in self._texts:
            if len(self._texts) >= _MOST_KEPT:
                self._texts.clear()
            raw = (self._read(path) or b"") if path in self._paths else b""
            text = raw[:_MOST_BYTES].decode("utf-8", "replace").removeprefix("\ufeff")
            self._texts[path] = text.replace("\r\n", "\n")
        return self._texts[path]

    def with_stem(self, stem: str) -> list[str]:
        """The paths whose file is called so but for its ending, in order."""
        if not self._stems:
            for path in sorted(self._paths):
                self._stems[stem_of(path)].append(path)
        return self._stems.get(stem, [])

    def beside(self, path: str) -> list[str]:
        """The paths in its folder, in order."""
        if not self._folders:
            for one in sorted(self._paths):
                self._folders[folder_of(one)].append(one)
        return self._folders.get(folder_of(path), [])

    def before(self, function: Function) -> list[str]:
        """The lines of its file above a function."""
        return self._lines(function.path)[: function.lines.start - 1]

    def line(self, function: Function) -> str:
        """The line of its file on which a function begins."""
        lines = self._lines(function.path)
        return lines[function.lines.start - 1] if function.lines.start <= len(lines) else ""

    def _lines(self, path: str) -> list[str]:
        """Those of the file that was asked for last are kept: findings come file by file."""
        if self._split[0] != path:
            self._split = path, self.text(path).split("\n")
        return self._split[1]

    def nearest(self, path: str, *names: str) -> str:
        """The file of one of the names in the folder of a path, or closest above it; else ""."""
        for folder in folders(path):
            for name in names:
                if (found := joined(folder, name)) in self._paths:
                    return found
        return ""


def folder_of(path: str) -> str:
    """The folder of a path, "" for the root."""
    return path.rpartition("/")[0]


def folders(path: str) -> Iterator[str]:
    """The folders around a path, innermost first, the root ("") last."""
    while path:
        path = folder_of(path)
        yield path


def joined(folder: str, name: str) -> str:
    """A name in a folder."""
    return f"{folder}/{name}" if folder else name


def stem_of(path: str) -> str:
    """The name of a file without folders and its last ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def relative(path: str, place: str) -> str:
    """The path as seen from the folder of another file."""
    return posixpath.relpath("/" + path, "/" + folder_of(place))


def own_name(function: Function) -> str:
    """The last part of its qualified name."""
    return function.name.rpartition(".")[2]


def scopes(function: Function) -> list[str]:
    """The names around its own."""
    return function.name.split(".")[:-1]


def head(function: Function) -> str:
    """What stands before the body; strings in it may say anything, so ask for little."""
    return function.text[: min(function.head, 2_000)]


def on_object(function: Function) -> bool:
    """Whether a function is a method with an object of its own, which others have not."""
    before = head(function).partition("(")[0]
    return bool(scopes(function)) and not re.search(r"\bstatic\b|^def self\.", before)


@lru_cache(maxsize=256)
def declares(text: str, kinds: str, name: str) -> bool:
    """Whether a line of the text declares the name as one of some kinds (`class|interface`)."""
    named = rf"(?:\w+::)*{re.escape(name)}"
    return bool(re.search(rf"^[^\n\"'#]{{0,200}}?\b(?:{kinds})\s+{named}\b", text, re.M))
