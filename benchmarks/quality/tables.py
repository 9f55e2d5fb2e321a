"""The tables in Markdown."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from benchmarks.quality.measures import Bin, calibration_error
from benchmarks.quality.outcome import RATES, Figures, Outcome

ORDER = (
    "type-1", "renamed", "renamed-all", "arbitrary", "light", "heavy", "renamed-edited",
    "edit-light", "edit-heavy", "fork", "written type-3", "solutions",
    "written type-4", "port",
    "written cross-language", "told renamed", "told edited", "told rewritten", "told ported",
)  # fmt: skip
_BAR = 20
_NONE = "-"

Cell = Callable[[Figures], str]


def tables(outcomes: Sequence[Outcome], functions: int) -> str:
    """All tables, by set and by language."""
    return "\n\n".join(
        [
            "Recall at one false alarm per 1,000 functions inside a project, in percent:",
            _table(outcomes, _sets, lambda f: _percent(f.told[1])),
            "The same if only what is no clone is a false alarm (less than 70 % of the tokens"
            " equal, names renamed alike, and not worth knowing either):",
            _table(outcomes, _sets, lambda f: _percent(f.told_of_clones)),
            "Average precision against about twenty hard negatives of each question:",
            _table(outcomes, _sets, lambda f: _percent(f.average_precision)),
            "Recall@1 / recall@10 / MRR among 20,000 functions:",
            _table(outcomes, _sets, _haystack),
            "Average precision / recall at one false alarm per 1,000, by language:",
            _table(outcomes, _languages, _both),
            f"What set the thresholds: best alarms of {functions:,} functions, read and right:",
            _lines(outcomes),
            *[_reliability(one) for one in outcomes if one.bins],
        ]
    )


def _sets(outcome: Outcome) -> Mapping[str, Figures]:
    known = {name: outcome.sets[name] for name in ORDER if name in outcome.sets}
    return known | dict(outcome.sets.items())


def _languages(outcome: Outcome) -> Mapping[str, Figures]:
    return outcome.languages


def _table(
    outcomes: Sequence[Outcome], rows: Callable[[Outcome], Mapping[str, Figures]], cell: Cell
) -> str:
    lines = [
        "| | " + " | ".join(one.name for one in outcomes) + " |",
        "|---|" + "--:|" * len(outcomes),
    ]
    for name, figures in rows(outcomes[0]).items():
        others = [rows(one).get(name) for one in outcomes]
        cells = [cell(one) if one else _NONE for one in others]
        best = max(filter(None, cells), key=_number)
        shown = [f"**{one}**" if one == best else one for one in cells]
        lines.append(f"| {name} ({figures.questions}) | " + " | ".join(shown) + " |")
    return "\n".join(lines)


def _number(cell: str) -> float:
    head = cell.split(" ")[0]
    return -1.0 if head == _NONE else float(head)


def _percent(share: float | None) -> str:
    return _NONE if share is None else f"{100 * share:.1f}"


def _haystack(figures: Figures) -> str:
    shares = (figures.first, figures.among_ten, figures.reciprocal_rank)
    if None in shares:
        return _NONE
    return " / ".join(_percent(share) for share in shares)


def _both(figures: Figures) -> str:
    return f"{_percent(figures.average_precision)} / {_percent(figures.told[1])}"


def _lines(outcomes: Sequence[Outcome]) -> str:
    names = [*(f"at {rate}" for rate in RATES), "no clones"]
    heads = [f"{name}: threshold | told | read | right" for name in names]
    lines = ["| | " + " | ".join(heads) + " |", "|---|" + "--:|" * (4 * len(names))]
    for one in outcomes:
        cells = [
            f"{line.threshold:.3f} | {line.told} | {line.read} | {line.right}"
            for line in (*one.lines.values(), one.line_of_clones)
        ]
        lines.append(f"| {one.name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _reliability(outcome: Outcome) -> str:
    error = calibration_error(outcome.bins)
    head = (
        f"Reliability of {outcome.name} on the alarms that were read, its own and others'"
        f" (expected calibration error {error:.3f}):"
    )
    table = ["| confidence | pairs | mean confidence | right | |", "|---|--:|--:|--:|:--|"]
    return "\n".join([head, "", *table, *_bars(outcome.bins)])


def _bars(bins: Sequence[Bin]) -> Iterator[str]:
    for one in bins:
        bar = "█" * round(_BAR * one.right) + "·" * (_BAR - round(_BAR * one.right))
        yield (
            f"| {one.low:.1f} to {one.high:.1f} | {one.pairs} | {one.confidence:.2f}"
            f" | {one.right:.2f} | `{bar}` |"
        )
