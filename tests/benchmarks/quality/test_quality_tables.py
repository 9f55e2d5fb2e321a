from pathlib import Path

import pytest

from benchmarks.quality import __main__ as command
from benchmarks.quality.measures import Bin
from benchmarks.quality.noise import shares
from benchmarks.quality.outcome import Figures, Line, Outcome
from benchmarks.quality.tables import tables

FIGURES = Figures(questions=4, average_precision=0.5, told={1: 0.25, 3: 0.75})
RANKED = Figures(
    questions=4,
    average_precision=0.625,
    told={1: 0.5, 3: 1.0},
    told_of_clones=0.875,
    first=0.5,
    among_ten=1.0,
    reciprocal_rank=0.75,
)
LINES = {
    1: Line(threshold=0.9, told=5, read=4, right=3),
    3: Line(threshold=0.8, told=9, read=9, right=3),
}
BIN = Bin(low=0.5, high=0.6, pairs=4, confidence=0.55, right=0.5)


def outcome(name: str, figures: Figures, **bins: object) -> Outcome:
    sets = {"port": figures, "type-1": figures}
    return Outcome(
        name=name,
        revision="1",
        sets=sets,
        languages={"go": figures},
        lines=LINES,
        line_of_clones=Line(threshold=0.7, told=12, read=9, right=11),
        **bins,
    )


def test_sets_come_in_their_order_and_the_best_is_marked() -> None:
    text = tables([outcome("one", RANKED), outcome("two", FIGURES)], 7554)
    told, precision = text.split("Average precision against")
    assert told.index("| type-1 (4) | **50.0** | 25.0 |") < told.index("| port (4) |")
    assert "| type-1 (4) | **87.5** | 0.0 |" in told
    assert "| type-1 (4) | **62.5** | 50.0 |" in precision
    assert "| port (4) | **50.0 / 100.0 / 75.0** | - |" in precision
    assert "| go (4) | **62.5 / 50.0** | 50.0 / 25.0 |" in precision
    assert "| one | 0.900 | 5 | 4 | 3 | 0.800 | 9 | 9 | 3 | 0.700 | 12 | 9 | 11 |" in precision


def test_a_probability_has_its_reliability() -> None:
    text = tables([outcome("one", RANKED, bins=(BIN,))], 1)
    assert "| 0.5 to 0.6 | 4 | 0.55 | 0.50 |" in text
    assert "calibration error 0.050" in text


def test_the_readme_keeps_what_stands_around_the_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("before\n<!-- quality -->\nold\n<!-- /quality -->\nafter\n")
    monkeypatch.setattr(command, "README", readme)
    monkeypatch.setattr(command, "RESULTS", tmp_path / "quality.json")
    command.written([outcome("one", RANKED)], 1)
    text = readme.read_text()
    assert text.startswith("before\n<!-- quality -->\nRecall at")
    assert text.endswith("\n<!-- /quality -->\nafter\n")
    assert "\nold\n" not in text
    assert '"average_precision": 0.625' in (tmp_path / "quality.json").read_text()


def test_noise_is_counted_by_kind() -> None:
    rows = [{"kind": "right: port", "label": label} for label in (1, 1, 0)]
    assert shares([*rows, {"kind": "wrong: shape", "label": 0}]).splitlines()[2:] == [
        "| right: port | 3 | 2 |",
        "| wrong: shape | 1 | 0 |",
    ]
