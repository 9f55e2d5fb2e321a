"""Functions of the test split's packages, as dupcheck's own records."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.alarm_projects import ALARM_PROJECTS
from benchmarks.quality.board import Member
from dupcheck.languages.table import LANGUAGES
from dupcheck.lines import LineRange
from dupcheck.records import Function
from dupcheck.sources.generated import generated_name, generated_sign
from training import corpus
from training.archives import files
from training.corpus import SMALLEST_COMPARED, Sample
from training.judge.repositories import REPOSITORIES
from training.packages import Package, family_of, is_left_out, packages

_NOT_WRITTEN = re.compile(r"(^|/)(lib/(commonjs|module|typescript)|test/files)/")
"""Compiled copies beside their sources, and what a compiler is tested on: never scanned."""
_KIND = {"s": '"{}"'}


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The comparable functions of one release of a package, each content once."""

    package: Package
    members: tuple[Member, ...]


def held_out() -> list[Package]:
    """The packages of the test split in which nobody has labelled pairs for the judge."""
    judged = {family_of(name) for name in REPOSITORIES}
    judged |= {family_of(subject.package) for subject in REPOSITORIES.values()}
    return [one for one in packages() if one.split == "test" and one.family not in judged]


def releases(chosen: Iterable[Package], cache: Path) -> list[Release]:
    """Packages with their functions, in the order of the pins."""
    found = []
    for package in chosen:
        samples = corpus.samples(package, cache)
        if package.key in ALARM_PROJECTS:
            made = _generated(cache / "archives" / package.key)
            samples = [sample for sample in samples if sample.path not in made]
        members = tuple(_members(samples))
        if members:
            found.append(Release(package=package, members=members))
    return found


def copied(cache: Path) -> list[Release]:
    """Copies of held-out projects inside other packages, as far as the cache has them."""
    families = {package.family for package in held_out()}
    found = []
    for package in packages():
        if not (cache / "vendored" / f"{package.key}.jsonl.gz").exists():
            continue
        inside = [s for s in corpus.vendored(package, cache) if s.family in families]
        if members := tuple(_members(inside)):
            found.append(Release(package=package, members=members))
    return found


def _generated(archives: Path) -> set[str]:
    """The files that dupcheck leaves out, as a program wrote them."""
    return {
        path
        for path, _, content in files(archives, lambda name: not is_left_out(name))
        if generated_name(path) or generated_sign(path, content)
    }


def newest(found: Sequence[Release]) -> list[Release]:
    """The last pinned release of each package of which everything is kept."""
    last: dict[tuple[str, str], Release] = {}
    for release in found:
        if release.package.wholes:
            continue
        key = release.package.registry, release.package.name
        if key not in last or _version(last[key]) < _version(release):
            last[key] = release
    return list(last.values())


def by_package(found: Sequence[Release]) -> list[list[Release]]:
    """The releases of each package, oldest first."""
    same: dict[tuple[str, str], list[Release]] = defaultdict(list)
    for release in found:
        same[release.package.registry, release.package.name].append(release)
    return [sorted(several, key=_version) for several in same.values()]


def plain_name(name: str) -> str:
    """A function's own name without scope, case and underscores."""
    return re.sub(r"\W|_", "", name.rpartition(".")[2]).lower()


def spelled(code: str) -> str:
    """Source-like text of a token stream, for functions of which the source is not kept."""
    lines = code.split("\n")
    return "\n".join(" ".join(_spelled(token) for token in line.split()) for line in lines)


def extension(language: str) -> str:
    """With a dot."""
    return LANGUAGES[language].extensions[0]


def _spelled(token: str) -> str:
    return _KIND.get(token[0], "{}").format(token[1:].replace("␣", " "))


def _members(samples: Sequence[Sample]) -> Iterator[Member]:
    seen: set[str] = set()
    for place, sample in enumerate(samples):
        left_out = sample.size < SMALLEST_COMPARED or _NOT_WRITTEN.search(sample.path)
        if not left_out and sample.digest not in seen:
            seen.add(sample.digest)
            group = sample.family, plain_name(sample.name)
            yield Member(function=function_of(sample, place), group=group)


def function_of(sample: Sample, place: int = 0) -> Function:
    """Samples do not keep their lines: spans only tell functions of one file apart."""
    text = sample.text or spelled(sample.code)
    return Function(
        path=sample.path,
        language=sample.language,
        name=sample.name,
        lines=LineRange(start=1, end=1 + text.count("\n")),
        span=(place, place + 1),
        text=text,
        code=sample.code,
        size=sample.size,
        digest=sample.digest,
    )


def _version(release: Release) -> tuple[tuple[int, ...], str]:
    version = release.package.version
    return tuple(int(part) for part in re.findall(r"\d+", version)), version
