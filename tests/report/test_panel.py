import xml.etree.ElementTree as ElementTree

import pytest

from dupcheck.report.panel import Axis, Panel, logarithmic, shares, text, words

ACROSS = Axis(low=0, high=1, start=100, end=300)
UP = Axis(low=0.01, high=100, start=200, end=0, logarithmic=True)


def test_values_have_their_place_and_stay_within() -> None:
    assert [ACROSS.place(value) for value in (-1, 0, 0.5, 1, 7)] == [100, 100, 200, 300, 300]
    assert UP.place(1) == pytest.approx(100)
    assert UP.place(0) == 200


def test_a_line_takes_two_points() -> None:
    panel = Panel(ACROSS, UP)
    assert panel.line([], "x") == panel.line([(0, 1)], "x") == ""
    assert panel.line([(0, 1), (1, 100)], "x") == '<path class="x" d="M100.0 100.0L300.0 0.0"/>'


def test_steps_hold_until_the_next_point() -> None:
    panel = Panel(ACROSS, Axis(low=0, high=1, start=100, end=0))
    drawn = panel.steps([(0.5, 0.5), (0.25, 1.0)], "x")
    corners = "300.0 100.0L200.0 100.0L200.0 50.0L150.0 50.0L150.0 0.0L100.0 0.0"
    assert drawn == f'<path class="x" d="M{corners}"/>'


def test_words_are_escaped() -> None:
    assert ElementTree.fromstring(text(0, 0, '<&">', "soft")).text == '<&">'
    spans = ElementTree.fromstring(words(0, 0, [("<a>", "one"), ("b", "other")]))
    assert [(span.text, span.get("dx")) for span in spans] == [("<a>", "0"), ("b", "16")]


def test_labels_of_logarithmic_axes() -> None:
    assert shares(1e-3) == [
        (1.0, "all"), (0.1, "1 in 10"), (0.01, "1 in 100"), (0.001, "1 in 1,000")
    ]  # fmt: skip
    labels = logarithmic(0.1, 30_000)
    assert [words for _, words in labels] == ["0.1", "10", "1,000", "100,000"]
