"""How much disk the distributions take that an engine needs, with all that they need in turn."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

_PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
_OURS = re.compile(r"dupcheck\[(.+)\]")


def mib(needs: Iterable[str]) -> int | None:
    """MiB of their installed files; None where one of them is not installed here."""
    try:
        found = closure(needs)
    except PackageNotFoundError:
        return None
    return round(sum(map(_bytes, found)) / (1 << 20))


def closure(needs: Iterable[str]) -> list[Distribution]:
    """The distributions that pip would install for these, each once."""
    waiting = [requirement for need in needs for requirement in _expanded(need)]
    found: dict[str, Distribution] = {}
    while waiting:
        requirement = waiting.pop()
        one = distribution(requirement.name)
        name = re.sub(r"[-_.]+", "-", one.metadata["Name"]).lower()
        if name not in found:
            found[name] = one
            waiting += _applying(map(Requirement, one.requires or ()))
    return list(found.values())


def _expanded(need: str) -> Iterator[Requirement]:
    """What an extra of ours names, in the place of the extra."""
    ours = _OURS.fullmatch(need)
    if not ours:
        yield Requirement(need)
        return
    project = tomllib.loads(_PYPROJECT.read_text(encoding="utf-8"))["project"]
    yield from map(Requirement, project["optional-dependencies"][ours[1]])


def _applying(requirements: Iterable[Requirement]) -> Iterator[Requirement]:
    for requirement in requirements:
        if not requirement.marker or requirement.marker.evaluate({"extra": ""}):
            yield requirement


def _bytes(one: Distribution) -> int:
    paths = (Path(str(one.locate_file(file))) for file in one.files or ())
    return sum(path.stat().st_size for path in paths if path.is_file())
