"""Functions of packages: read from the archives in the cache, one file of records per package."""

import gzip
import json
import os
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile
from training.archives import File, files
from training.packages import Package, family_of, is_left_out, split_of
from training.prose import doc
from training.reserved import reserved_content, reserved_name, vendored_project

SMALLEST = 30
SMALLEST_COMPARED = 40
"""As `min_tokens` of the settings."""
MOST_PER_PACKAGE = 700
_MOST_PROJECTS = 60
_MOST_PER_PROJECT = 150
_MOST_SECONDS = 60
MOST_TEXT = 20_000
"""Characters of a function's source that are kept."""


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


def vendored(package: Package, cache: Path) -> list[Sample]:
    """Functions of the copies of other projects inside a package; their family is that project.

    So a copy stands on the side of the split where its original stands.
    """
    stored = cache / "vendored" / f"{package.key}.jsonl.gz"
    if not stored.exists():
        found = files(_archive(package.key, cache), lambda path: bool(vendored_project(path)))
        _write(list(_of_projects(found)), stored)
    name = f"{package.registry}~{package.name}~{package.version}"
    rows = ((row, family_of(vendored_project(row[0]))) for row in _read(stored))
    return [Sample(name, family, split_of(family), *row) for row, family in rows]


def refusals(package: Package, cache: Path) -> list[str]:
    """The files of a package that were refused for what they contain, each with the reason."""
    noted = cache / "refused" / f"{package.key}.txt"
    return noted.read_text(encoding="utf-8").splitlines() if noted.exists() else []


def _rows(key: str, wholes: Sequence[str], cache: Path) -> list[_Row]:
    stored = cache / "samples" / f"{key}.jsonl.gz"
    if not stored.exists():
        known = [row for whole in wholes for row in _rows(whole, (), cache)]
        _store(key, _edits(known) if wholes else None, cache)
    return _read(stored)


def _store(key: str, wanted: _Wanted | None, cache: Path) -> None:
    refused: list[str] = []
    found = files(_archive(key, cache), lambda path: not is_left_out(path))
    _write(list(_extracted(found, refused, wanted)), cache / "samples" / f"{key}.jsonl.gz")
    if refused:
        noted = cache / "refused" / f"{key}.txt"
        noted.parent.mkdir(exist_ok=True)
        noted.write_text("\n".join(refused) + "\n", encoding="utf-8")


def _archive(key: str, cache: Path) -> Path:
    archive = cache / "archives" / key
    if not archive.is_dir():
        raise FileNotFoundError(f"{archive} is not in the cache: run python -m training.build")
    return archive


def _read(stored: Path) -> list[_Row]:
    with gzip.open(stored, "rt", encoding="utf-8") as lines:
        return [tuple(json.loads(line)) for line in lines]


def _write(rows: Sequence[_Row], stored: Path) -> None:
    stored.parent.mkdir(parents=True, exist_ok=True)
    unfinished = stored.with_suffix(f".{os.getpid()}")
    with gzip.open(unfinished, "wt", encoding="utf-8", compresslevel=5) as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    unfinished.replace(stored)


def _of_projects(found: Sequence[File]) -> Iterator[_Row]:
    by_project: dict[str, list[File]] = defaultdict(list)
    for file in found:
        project = family_of(vendored_project(file[0]))
        if not reserved_name(project) and len(by_project) < _MOST_PROJECTS:
            by_project[project].append(file)
    for files_of_one in by_project.values():
        yield from islice(_extracted(files_of_one, []), _MOST_PER_PROJECT)


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
    found: Sequence[File], refused: list[str], wanted: _Wanted | None = None
) -> Iterator[_Row]:
    started, count, seen = time.process_time(), 0, set()
    for path, language, content in found:
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
        if count >= MOST_PER_PACKAGE or time.process_time() - started > _MOST_SECONDS:
            return


def _is_wanted(f: Function, wanted: _Wanted | None) -> bool:
    if wanted is None:
        return True
    digests = wanted[place(f.path)].get(f.name)
    return digests is not None and f.digest not in digests


def _row(f: Function, content: bytes) -> _Row:
    said = doc(content, f)
    return f.path, f.language, f.name, f.code, f.size, f.digest, f.text[:MOST_TEXT], said
