"""The page in a real browser, where there is one: Chromium, npm's playwright-core and axe-core."""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from cases import CASES, LINKS

from dupcheck.report.html import render
from dupcheck.report.options import ReportOptions

HERE = Path(__file__).parent
# Read when this is imported: tests are run without the variables of the user.
BROWSER = os.environ.get("DUPCHECK_TEST_BROWSER") or shutil.which("chromium")
MODULES = Path(os.environ.get("DUPCHECK_TEST_NODE_MODULES") or HERE.parents[1] / "node_modules")
NODE = shutil.which("node")

pytestmark = pytest.mark.skipif(
    not (
        BROWSER
        and NODE
        and all((MODULES / name).is_dir() for name in ("playwright-core", "axe-core"))
    ),
    reason="needs a browser, node, playwright-core and axe-core",
)
UNIFIED_WHEN_NARROW = "(max-width: 60rem)"


@pytest.fixture(scope="module")
def visits(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    """What the browser saw, by case and by who reads."""
    folder = tmp_path_factory.mktemp("pages")
    for case, report in CASES.items():
        page = render(report, ReportOptions(links=LINKS))
        (folder / f"{case}.html").write_text(page, encoding="utf-8")
    done = subprocess.run(
        [str(NODE), str(HERE / "browser.cjs"), str(MODULES), str(BROWSER)]
        + [str(folder / f"{case}.html") for case in CASES],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {(Path(one["file"]).stem, one["reader"]): one for one in json.loads(done.stdout)}


@pytest.mark.parametrize("reader", ["light", "dark", "phone", "plain"])
@pytest.mark.parametrize("case", CASES)
def test_every_reader_is_served(
    visits: dict[tuple[str, str], dict[str, Any]], case: str, reader: str
) -> None:
    seen = visits[case, reader]
    assert len(seen["requests"]) == 1
    assert seen["complaints"] == []
    assert seen["cards"] == len(CASES[case].findings)
    assert seen["bar"] == bool(CASES[case].findings and reader != "plain")
    assert seen["wider"] <= 0
    assert seen["linked"]
    assert seen.get("violations", []) == []


def test_the_bar_the_keys_and_the_links_work(
    visits: dict[tuple[str, str], dict[str, Any]],
) -> None:
    clamp, slug = "f-b07d55a1c3e2f498", "f-4be1f07c22d94a10"
    told = visits["diff", "light"]["used"]
    assert told.pop("walked") == [slug, clamp, slug]
    assert told.pop("followed") == [clamp]
    assert told == {
        "all": 3,
        "found": 1,
        "count": "1 of 3 findings",
        "kind": 1,
        "language": 1,
        "standing": 1,
        "path": 1,
        "alike": 2,
        "sorted": ["blog/models.py:140", "blog/models.py:150", "server/maths.go:9"],
        "collapsed": 0,
        "expanded": 3,
        "view": [UNIFIED_WHEN_NARROW, "all", "not all"],
    }
