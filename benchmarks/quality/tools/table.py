"""The rows of the table that are other people's tools."""

from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.quality.systems.contract import System
from benchmarks.quality.tools import cpd, jscpd, pythonic
from benchmarks.quality.tools.detector import Detector, Tool
from benchmarks.quality.tools.wares import Wares

DETECTORS: Mapping[str, Callable[[Wares], Tool]] = {
    "jscpd": lambda wares: jscpd.Jscpd("jscpd", wares, ()),
    "jscpd-all": lambda wares: jscpd.Jscpd("jscpd, all flags", wares, jscpd.EVERYTHING),
    "cpd": lambda wares: cpd.Cpd("PMD CPD, 100 tokens", wares, cpd.DEFAULT),
    "cpd-blind": lambda wares: cpd.Cpd("PMD CPD, 40, names ignored", wares, cpd.BLIND),
    "slopmerge": pythonic.slopmerge,
    "find-dup-defs": pythonic.find_dup_defs,
    "arid": pythonic.arid,
}
"""Tools that read files, by the name that the command line knows."""


def peers(cache: Path) -> dict[str, Callable[[], System]]:
    """By the name that the command line knows; a tool is fetched when it is first asked."""
    wares = Wares(cache)

    def row(make: Callable[[Wares], Tool]) -> Callable[[], System]:
        return lambda: Detector(make(wares))

    return {name: row(make) for name, make in DETECTORS.items()} | {
        "minilm": lambda: _minilm(cache)
    }


def _minilm(cache: Path) -> System:
    """What it imports takes seconds."""
    from benchmarks.quality.tools.sentences import minilm

    return minilm(cache)
