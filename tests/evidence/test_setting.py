from collections.abc import Mapping
from dataclasses import replace

import pytest

from dupcheck.evidence.setting import setting
from dupcheck.records import Function

CODE = "def load(path):\n    return open(path).read()\n"


@pytest.fixture
def load(extracted) -> Function:
    (function,) = extracted(CODE, "a.py")
    return function


def places(load: Function, one: str, other: str) -> Mapping[str, float]:
    sides = []
    for place in (one, other):
        path, _, name = place.partition(":")
        sides.append(replace(load, path=path, name=name))
    return setting(*sides)


@pytest.mark.parametrize(
    ("one", "other", "true"),
    [
        ("a.py:load", "b.py:load", set()),
        ("a.py:load", "a.py:fetch", {"same_file"}),
        ("a.py:Box.load", "a.py:Box.fetch", {"same_file", "same_class"}),
        ("tests/a.py:load", "examples/b.py:fetch", {"asides"}),
        ("a.py:Box.__init__", "b.py:Crate.__init__", {"constructors"}),
        ("Box.java:Box.Box", "Crate.java:Crate.Crate", {"constructors"}),
        ("a.py:load", "b.py:save", {"opposites"}),
        ("a.py:inch_to_metre", "b.py:metre_to_inch", {"opposites"}),
    ],
)
def test_places_and_names_tell(load: Function, one: str, other: str, true: set[str]) -> None:
    found = places(load, one, other)
    assert {name for name, value in found.items() if value and name != "name"} == true


def test_names_agree_by_their_words(load: Function) -> None:
    assert places(load, "a.py:load_path", "b.py:Shop.pathLoad")["name"] == 1
    assert places(load, "a.py:load_path", "b.py:other")["name"] == 0
