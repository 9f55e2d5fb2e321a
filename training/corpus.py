"""Functions of packages: read from the archives in the cache, one file of records per package."""

import gzip
import io
import json
import os
import subprocess
import tarfile
import time
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_name
from dupcheck.records import Function, SourceFile
from training.packages import Package, is_left_out
from training.prose import doc
from training.reserved import reserved_content

SMALLEST = 30
SMALLEST_COMPARED = 40
"""As `min_tokens` of the settings."""
MOST_PER_PACKAGE = 700
_LARGEST_FILE = 250_000
_MOST_SECONDS = 60
_BUILT = ("/dist/", "/umd/", "/es/", "/esm/", "/fesm", "/bundles/", "/cjs/", "/amd/", "/lib-esm/")
_NAMES = """
    python javascript typescript tsx java c cpp csharp go rust ruby php kotlin swift scala bash lua
"""
_LANGUAGES = frozenset(_NAMES.split())
MOST_TEXT = 20_000
"""Characters of a function's source that are kept."""


_File = tuple[str, str, bytes]
_Row = tuple[str, str, str, str, int, str, str, str]
_Wanted = dict[str, dict[str, set[str]]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A function of a package: what of it training and evaluation need.

    `code` is its normalised token stream, `text` its source, `doc` the words of its docstring or of
    the comment above it, "" where there is neither.
    """

    package: str
    family: str
    split: str
    path: str
    language: str
    name: str
    code: str
    size: int
    digest: str
    text: str
    doc: str


def samples(package: Package, cache: Path) -> list[Sample]:
    """The functions of a package, extracted once and then read from the cache."""
    name = f"{package.registry}~{package.name}~{package.version}"
    family, split = package.family, package.split
    return [Sample(name, family, split, *row) for row in _rows(package.key, package.wholes, cache)]


def refusals(package: Package, cache: Path) -> list[str]:
    """The files of a package that were refused for what they contain, each with the reason."""
    noted = cache / "refused" / f"{package.key}.txt"
    return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []


def _rows(key: str, wholes: Sequence[str], cache: Path) -> list[_Row]:
    stored = cache / "samples" / f"{key}.jsonl.gz"
    if not stored.exists():
        known = [row for whole in wholes for row in _rows(whole, (), cache)]
        _store(key, _edits(known) if wholes else None, cache)
    with gzip.open(stored, "rt", encoding="utf-8") as lines:
        return [tuple(json.loads(line)) for line in lines]


def _store(key: str, wanted: _Wanted | None, cache: Path) -> None:
    archive = cache / "archives" / key
    if not archive.is_dir():
        raise FileNotFoundError(f"{archive} is not in the cache: run python -m training.build")
    refused: list[str] = []
    rows = [json.dumps(row) + "\n" for row in _extracted(_files(archive), refused, wanted)]
    stored = cache / "samples" / f"{key}.jsonl.gz"
    stored.parent.mkdir(parents=True, exist_ok=True)
    unfinished = stored.with_suffix(f".{os.getpid()}")
    with gzip.open(unfinished, "wt", encoding="utf-8", compresslevel=5) as file:
        file.writelines(rows)
    if refused:
        noted = cache / "refused" / f"{key}.txt"
        noted.parent.mkdir(exist_ok=True)
        noted.write_text("\n".join(refused) + "\n", encoding="utf-8")
    unfinished.replace(stored)


def _edits(known: Sequence[_Row]) -> _Wanted:
    """Names of functions by file, and the digests that they have in whole releases."""
    wanted: _Wanted = defaultdict(lambda: defaultdict(set))
    for row in known:
        wanted[place(row[0])][row[2]].add(row[5])
    return wanted


def place(path: str) -> str:
    """The folder and name of a file: what stays when a project moves its sources."""
    return "/".join(path.split("/")[-2:])


def _extracted(
    files: Sequence[_File], refused: list[str], wanted: _Wanted | None = None
) -> Iterator[_Row]:
    started, count, seen = time.monotonic(), 0, set()
    for path, language, content in files:
        if wanted is not None and place(path) not in wanted:
            continue
        reason = reserved_content(content)
        if reason:
            refused.append(f"{reason}: {path}")
            continue
        for f in extract(SourceFile(path=path, language=language, content=content)).functions:
            if f.size >= SMALLEST and f.digest not in seen and _is_wanted(f, wanted):
                seen.add(f.digest)
                count += 1
                yield _row(f, content)
        if count >= MOST_PER_PACKAGE or time.monotonic() - started > _MOST_SECONDS:
            return


def _is_wanted(f: Function, wanted: _Wanted | None) -> bool:
    if wanted is None:
        return True
    digests = wanted[place(f.path)].get(f.name)
    return digests is not None and f.digest not in digests


def _row(f: Function, content: bytes) -> _Row:
    said = doc(content, f)
    return f.path, f.language, f.name, f.code, f.size, f.digest, f.text[:MOST_TEXT], said


def _files(folder: Path) -> list[_File]:
    """Source files in an order that depends on their paths alone, so that two releases agree."""
    found = []
    for archive in sorted(folder.iterdir()):
        for name, content in _members(archive):
            path = name.lstrip("./").partition("/")[2] or name
            language = by_name(path)
            if language in _LANGUAGES and not is_left_out(name) and not _is_built(name, content):
                found.append((path, language, content))
    authored = [f for f in found if not any(b in f"/{f[0]}" for b in _BUILT)]
    if len(authored) * 4 > len(found) or len(authored) > 20:
        found = authored
    return sorted(found, key=lambda f: blake2b(f[0].encode("utf-8", "replace")).digest())


def _is_built(name: str, content: bytes) -> bool:
    if len(content) > _LARGEST_FILE or ".min." in name or name.endswith(".d.ts"):
        return True
    lines = content.count(b"\n") + 1
    return len(content) / lines > 200 or b"sourceMappingURL=data" in content[-5000:]


def _members(archive: Path) -> Iterator[tuple[str, bytes]]:
    if archive.suffix in (".whl", ".zip"):
        with zipfile.ZipFile(archive) as wheel:
            for info in wheel.infolist():
                if info.file_size <= _LARGEST_FILE and by_name(info.filename):
                    yield f"wheel/{info.filename}", wheel.read(info)
        return
    if archive.suffix == ".deb":
        command = ["dpkg-deb", "--fsys-tarfile", str(archive)]
        data = subprocess.run(command, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(data)) as inner:
            yield from _tar_members(inner)
    elif ".tar." in archive.name or archive.suffix == ".tgz":
        with tarfile.open(archive) as outer:
            yield from _tar_members(outer)


def _tar_members(archive: tarfile.TarFile) -> Iterator[tuple[str, bytes]]:
    for member in archive:
        if member.isfile() and member.size <= _LARGEST_FILE and by_name(member.name):
            file = archive.extractfile(member)
            if file is not None:
                yield member.name, file.read()
