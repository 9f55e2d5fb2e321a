"""What docs/old-duplicates.md shows is so."""

import re
import tomllib
from pathlib import Path

import pytest

from dupcheck.baseline import read, written
from dupcheck.command.arguments import parser
from dupcheck.config import parse as settings_of
from dupcheck.extract.functions import extract
from dupcheck.policy import parse
from dupcheck.records import SourceFile
from dupcheck.suppress.rules import Rules

PAGE = (Path(__file__).parent.parent / "docs/old-duplicates.md").read_text("utf-8")
BLOCKS = dict(re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL))


def test_the_comments_silence_the_functions_that_are_shown() -> None:
    content = BLOCKS["python"].encode()
    result = extract(SourceFile(path="src/orders/a.py", language="python", content=content))
    order, offer = result.functions
    assert result.remarks == ()
    assert order.directives[0].reason.startswith("generated")
    assert Rules().silence(offer, order)
    assert order.directives[0].target == ""
    assert offer.directives[0].target == "src/orders/*.py:parse_order"


def test_the_pairs_are_settings() -> None:
    values = settings_of(tomllib.loads(BLOCKS["toml"]), "docs")
    assert Rules(values["ignore_pairs"]).notices == ()


def test_the_baseline_is_one_as_it_is_written() -> None:
    assert written(read(BLOCKS["json"], "docs").entries) == BLOCKS["json"]


def test_every_policy_is_one() -> None:
    shown = re.findall(
        r"^\| `((?:new|all|type|similarity|confidence)[^`]*)` \|", PAGE, re.MULTILINE
    )
    assert len(shown) == 5
    for fail_on in shown:
        assert parse(fail_on).speaks_of_known is fail_on.startswith("all")


@pytest.mark.parametrize(
    "command",
    [
        *re.findall(r"^\| `dupcheck (baseline [^`]*)` \|", PAGE, re.MULTILINE),
        "scan --list-suppressed --exit-zero --budget 5 --baseline x --fail-on new,type<=3",
    ],
)
def test_every_command_can_be_given(command: str) -> None:
    assert parser().parse_args(command.split()).command == command.split()[0]
