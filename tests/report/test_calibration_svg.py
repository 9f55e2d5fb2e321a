import dataclasses
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from calibration_sample import CALIBRATION, HOSTILE, NOTHING

from dupcheck.report.calibration_svg import render

EXPECTED = Path(__file__).parent / "expected"
SVG = "{http://www.w3.org/2000/svg}"


def parsed(found):
    return ElementTree.fromstring(render(found).encode())


def test_the_picture(golden) -> None:
    golden(EXPECTED / "calibration.svg", render(CALIBRATION))


@pytest.mark.parametrize("found", [CALIBRATION, NOTHING])
def test_it_says_what_it_shows_to_those_who_do_not_see_it(found) -> None:
    root = parsed(found)
    named = root.get("aria-labelledby").split()
    described = {child.get("id"): child.text for child in root if child.get("id")}
    assert root.get("role") == "img"
    assert all(described[name] for name in named)


def test_the_thresholds_are_in_the_description() -> None:
    described = parsed(CALIBRATION).find(f"{SVG}desc").text
    for scope in CALIBRATION.scopes:
        for choice in scope.choices:
            if choice.role:
                assert f"{choice.role} threshold {choice.threshold:.4f}" in described


def test_nothing_is_loaded_and_nothing_runs() -> None:
    text = render(CALIBRATION)
    assert text.count("http") == 1  # the name of the language
    for word in ("<script", "href", "url(", "@import", "<foreignObject", "onload"):
        assert word not in text


def test_hostile_names_are_text() -> None:
    hostile = dataclasses.replace(CALIBRATION, subject=HOSTILE, name=HOSTILE)
    root = parsed(hostile)
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "text", "tspan", "line", "path"}
    assert "\x1b" not in render(hostile)


def test_everything_lies_in_the_picture() -> None:
    root = parsed(CALIBRATION)
    _, _, width, height = map(float, root.get("viewBox").split())
    for line in root.iter(f"{SVG}line"):
        assert 0 <= float(line.get("x1")) <= float(line.get("x2")) <= width
        assert 0 <= float(line.get("y1")) <= float(line.get("y2")) <= height
    for path in root.iter(f"{SVG}path"):
        for corner in path.get("d").removeprefix("M").split("L"):
            x, y = map(float, corner.split())
            assert 0 <= x <= width
            assert 0 <= y <= height
    for text in root.iter(f"{SVG}text"):
        assert 0 <= float(text.get("x")) <= width
        assert 0 <= float(text.get("y")) <= height


def test_two_renderings_are_the_same_bytes() -> None:
    assert render(CALIBRATION) == render(CALIBRATION)
