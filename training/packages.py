"""The pinned packages that the model learns from, and what must stay out."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from training.reserved import RESERVED as RESERVED
from training.reserved import reserved_name, reserved_path, vendored_path

_PINS = Path(__file__).parent / "packages.txt"

_PREFIXES = re.compile(
    r"^(?:@[^/]+/|(?:librust|golang-github-[^-]+|golang-golang-x|golang|rust|ruby|php|python|lua|lib)-)"
)
_SUFFIXES = re.compile(r"(?:-(?:dev|java|js|py|core|sdk|python|es|base)|[-.]?\d[\d.]*)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A pinned package; packages of one family never stand on both sides of a split.

    Of a release with `wholes` (keys of other releases of the package) only those functions count
    that were edited on the way to or from one of them.
    """

    registry: str
    name: str
    version: str
    family: str
    wholes: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """A name for files of the cache."""
        return re.sub(r"[^\w.+-]", "_", f"{self.registry}~{self.name}~{self.version}")

    @property
    def split(self) -> str:
        """`train`, `validation` or `test`, by the hash of the family."""
        return split_of(self.family)


def packages(pins: Path = _PINS) -> list[Package]:
    """Every pinned package, whole releases first; raises `ValueError` for one that is reserved."""
    found, edits = [], []
    wholes: dict[tuple[str, str], list[str]] = defaultdict(list)
    for line in pins.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        registry, name, version, family, *rest = line.split()
        package = Package(registry=registry, name=name, version=version, family=family)
        refuse_reserved(package)
        if rest == ["edits"]:
            edits.append(package)
        else:
            found.append(package)
            wholes[registry, name].append(package.key)
    return found + [replace(one, wholes=tuple(wholes[one.registry, one.name])) for one in edits]


def split_of(family: str) -> str:
    """The side of the split of a family."""
    share = blake2b(family.encode(), digest_size=2).digest()[0] % 20
    return "test" if share < 5 else "validation" if share < 8 else "train"


def family_of(name: str) -> str:
    """What the packages of one project have in common in their names."""
    family = name.lower().replace("_", "-")
    for _ in range(2):
        family = _PREFIXES.sub("", family)
        family = _SUFFIXES.sub("", family) or family
    return family


def refuse_reserved(package: Package) -> None:
    """Raise `ValueError` if a package is reserved for independent evaluation, or a fork of one."""
    reserved = reserved_name(package.name, package.family)
    if reserved:
        raise ValueError(f"{package.name} is reserved for evaluation: {reserved}")


def is_left_out(path: str) -> bool:
    """Whether a file inside a package is a vendored copy, of a reserved project or any other."""
    return vendored_path(path) or reserved_path(path)
