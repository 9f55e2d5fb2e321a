"""What the pages say is so: tables are current, links lead somewhere, commands exist."""

import re
from pathlib import Path

import pytest
import yaml

from benchmarks import pages
from dupcheck import __version__
from dupcheck.command.arguments import parser
from tests.docs.pages import PAGES, ROOT, blocks, commands

EACH = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)


@EACH
def test_generated_parts_are_up_to_date(page: Path) -> None:
    assert pages.current(page) == page.read_text("utf-8"), "run python -m benchmarks.pages"


@EACH
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), target


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text("utf-8")
    for page in PAGES:
        assert page.name == "README.md" or f"]({page.name})" in index


def test_one_name_and_one_version_of_dupcheck() -> None:
    text = "".join(page.read_text("utf-8") for page in (*PAGES, ROOT / "action" / "README.md"))
    assert set(re.findall(r"github\.com/([\w-]+)/|uses: ([\w-]+)/dupcheck", text)) == {
        ("OWNER", ""), ("", "OWNER")
    }  # fmt: skip
    named = re.findall(r"dupcheck(?:/action)?@(\S+?)[`,\s]", text) + re.findall(r"rev: (\S+)", text)
    assert set(named) == {f"v{__version__}"}


def test_commands_are_understood() -> None:
    found = commands()
    assert len(found) > 10
    for arguments in found:
        assert parser().parse_args(arguments).command == arguments[0]


def test_the_hooks_of_the_page_are_those_that_are_published() -> None:
    text = (ROOT / "docs" / "pre-commit.md").read_text("utf-8")
    published = {
        hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    }
    assert set(re.findall(r"^\| `([\w-]+)` \|", text, re.MULTILINE)) == published
    assert set(re.findall(r"- id: ([\w-]+)", text)) == published


def test_the_five_lines_are_those_of_the_action() -> None:
    first = blocks("yaml", "github.md")[0].text
    assert f"```yaml\n{first}```" in (ROOT / "action" / "README.md").read_text("utf-8")
