"""Source files inside the archives of a package."""

import io
import subprocess
import tarfile
import zipfile
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

from dupcheck.languages.detect import by_name

File = tuple[str, str, bytes]
"""Path without the archive's own top folder, language and content."""

_LARGEST_FILE = 250_000
_BUILT = ("/dist/", "/umd/", "/es/", "/esm/", "/fesm", "/bundles/", "/cjs/", "/amd/", "/lib-esm/")
_NAMES = """
    python javascript typescript tsx java c cpp csharp go rust ruby php kotlin swift scala bash lua
"""
_LANGUAGES = frozenset(_NAMES.split())


def files(folder: Path, is_wanted: Callable[[str], bool]) -> list[File]:
    """Source files in an order that depends on their paths alone, so that two releases agree.

    What was built is left out where there are sources beside it.
    """
    found = []
    for archive in sorted(folder.iterdir()):
        for name, content in _members(archive):
            path = name.lstrip("./").partition("/")[2] or name
            language = by_name(path)
            if language in _LANGUAGES and is_wanted(name) and not _is_built(name, content):
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
