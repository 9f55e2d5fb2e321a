"""Functions of packages: read from the archives in the cache, one file of records per package."""

import io
import json
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_name
from dupcheck.records import SourceFile
from training.packages import Package, is_left_out

SMALLEST = 30
SMALLEST_COMPARED = 40
"""As `min_tokens` of the settings."""
MOST_PER_PACKAGE = 700
_LARGEST_FILE = 250_000
_MOST_SECONDS = 60
_BUILT = ("/dist/", "/umd/", "/es/", "/esm/", "/fesm", "/bundles/", "/cjs/", "/amd/", "/lib-esm/")
_LANGUAGES = frozenset(
    [
        "python",
        "javascript",
        "typescript",
        "tsx",
        "java",
        "c",
        "cpp",
        "csharp",
        "go",
        "rust",
        "ruby",
        "php",
        "kotlin",
        "swift",
        "scala",
        "bash",
        "lua",
    ]
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A function of a package: what of it training and evaluation need."""

    package: str
    family: str
    split: str
    path: str
    language: str
    name: str
    code: str
    size: int
    digest: str


def samples(package: Package, cache: Path) -> list[Sample]:
    """The functions of a package, extracted once and then read from the cache."""
    stored = cache / "functions" / f"{package.key}.jsonl"
    if not stored.exists():
        stored.parent.mkdir(parents=True, exist_ok=True)
        rows = [json.dumps(row) for row in _extracted(cache / "archives" / package.key)]
        unfinished = stored.with_suffix(".part")
        unfinished.write_text("\n".join(rows), encoding="utf-8")
        unfinished.replace(stored)
    with stored.open(encoding="utf-8") as lines:
        rows_read = [json.loads(line) for line in lines if line.strip()]
    where = (f"{package.registry}~{package.name}~{package.version}", package.family, package.split)
    return [Sample(*where, *row) for row in rows_read]


def _extracted(folder: Path) -> Iterator[tuple[str, str, str, str, int, str]]:
    started, count, seen = time.monotonic(), 0, set()
    for path, language, content in _files(folder):
        for f in extract(SourceFile(path=path, language=language, content=content)).functions:
            if f.size >= SMALLEST and f.digest not in seen:
                seen.add(f.digest)
                count += 1
                yield path, f.language, f.name, f.code, f.size, f.digest
        if count >= MOST_PER_PACKAGE or time.monotonic() - started > _MOST_SECONDS:
            return


def _files(folder: Path) -> list[tuple[str, str, bytes]]:
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
