import tarfile
from io import BytesIO
from pathlib import Path

import pytest

from training.corpus import refusals, samples, vendored
from training.packages import Package, split_of

KEPT = (
    "function kept(a, b) {\n  let c = a * b + 2;\n  while (c > 9) { c = c - b; }\n  return c;\n}\n"
)
EDITED = "// Counts\n// down.\n" + KEPT.replace("kept", "edited").replace("while", "do_(a); while")
OLD = (
    "function edited(a, b) {\n  let c = a + b;\n  while (c > 9) { c = c - b * 3; }\n  return c;\n}"
)


def package(version: str, *wholes: str) -> Package:
    return Package(registry="npm", name="it", version=version, family="it", wholes=wholes)


def archive(cache: Path, pinned: Package, files: dict[str, str]) -> None:
    folder = cache / "archives" / pinned.key
    folder.mkdir(parents=True)
    with tarfile.open(folder / "it.tgz", "w:gz") as packed:
        for name, text in files.items():
            info = tarfile.TarInfo(f"package/{name}")
            info.size = len(text.encode())
            packed.addfile(info, BytesIO(text.encode()))


def test_functions_are_read_with_their_source_and_stored(tmp_path: Path) -> None:
    pinned = package("2")
    archive(tmp_path, pinned, {"lib/a.js": KEPT + EDITED})
    first = samples(pinned, tmp_path)
    assert [(s.name, s.doc) for s in first] == [("kept", ""), ("edited", "Counts down.")]
    assert first[0].text + "\n" == KEPT
    assert samples(pinned, tmp_path) == first


def test_of_another_release_only_edits_count(tmp_path: Path) -> None:
    whole = package("2")
    older = package("1", whole.key)
    archive(tmp_path, whole, {"lib/a.js": KEPT + EDITED})
    archive(tmp_path, older, {"lib/a.js": KEPT + OLD, "lib/b.js": OLD.replace("edited", "gone")})
    assert [s.name for s in samples(older, tmp_path)] == ["edited"]


def test_reserved_files_are_refused_and_noted(tmp_path: Path) -> None:
    pinned = package("2")
    archive(tmp_path, pinned, {"lib/a.js": "/* Underscore.js 1.3 */\n" + KEPT, "vendor/b.js": KEPT})
    assert samples(pinned, tmp_path) == []
    assert refusals(pinned, tmp_path) == ["underscore.js 1: lib/a.js"]


def test_what_was_not_fetched_is_missed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="not in the cache"):
        samples(package("3"), tmp_path)


def test_a_vendored_copy_belongs_to_its_original_and_reserved_ones_are_refused(
    tmp_path: Path,
) -> None:
    pinned = package("2")
    copies = {"vendor/left/a.js": KEPT, "vendor/lodash/b.js": EDITED, "vendor/esprima.js": EDITED}
    archive(tmp_path, pinned, copies)
    found = vendored(pinned, tmp_path)
    assert [(s.name, s.family, s.split) for s in found] == [("kept", "left", split_of("left"))]
    assert samples(pinned, tmp_path) == []
