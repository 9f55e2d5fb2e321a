"""What was expected and seen, as a file that is kept, and as tables in Markdown."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.demonstration.compared import Seen
from benchmarks.demonstration.expected import Told
from benchmarks.demonstration.repository import COMBINED

RESULTS = Path(__file__).parents[1] / "results" / "demonstration.json"

_Case = Mapping[str, Any]


def document(material: str, notes: Mapping[str, str], all_seen: Sequence[Seen]) -> dict[str, Any]:
    """Each case with what was expected of it, and each door with what differed there."""
    cases: dict[str, dict[str, Any]] = {}
    for seen in all_seen:
        case = cases.setdefault(
            seen.branch.case,
            {
                "case": seen.branch.case,
                "note": notes.get(seen.branch.case, ""),
                "expected": _told(seen.branch.alone),
                "expected_merged": _told(seen.branch.merged),
                "doors": {},
            },
        )
        case["doors"][f"{seen.door.kind}: {seen.door.name}"] = list(seen.differs)
    return {"material": material, "cases": list(cases.values())}


def read() -> dict[str, Any]:
    """What the last run found."""
    found: dict[str, Any] = json.loads(RESULTS.read_text("utf-8"))
    return found


def write(results: Mapping[str, Any]) -> None:
    """Keeps what a run found."""
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")


def summary(results: Mapping[str, Any]) -> str:
    """How many answers there were, and how many were as expected."""
    answers = [differs for case in results["cases"] for differs in case["doors"].values()]
    right = sum(not differs for differs in answers)
    doors = {door for case in results["cases"] for door in case["doors"]}
    return (
        f"{len(results['cases']) - 1} kinds of changes to {results['material']}, and one that does"
        f" all of them, asked about in {len(doors)}\nways (`dupcheck diff`, hooks, the Action in"
        f" workflows): {right} of {len(answers)} answers are those expected\n"
        "([all of them](benchmarks/README.md#demonstration))."
    )


def table(results: Mapping[str, Any]) -> str:
    """A row for each case: what is expected, and for each kind of door how many said so."""
    kinds = list(
        dict.fromkeys(door.split(": ")[0] for case in results["cases"] for door in case["doors"])
    )
    lines = [f"| change | expected | {' | '.join(kinds)} |", f"|---|---|{'--:|' * len(kinds)}"]
    for case in results["cases"]:
        cells = [_counted(case, kind) for kind in kinds]
        lines.append(f"| {case['case']} | {_expected(case)} | {' | '.join(cells)} |")
    return "\n".join(lines)


def doors(results: Mapping[str, Any]) -> str:
    """A row for each way of asking: how many cases were asked about, and answered as expected."""
    asked: dict[str, list[bool]] = {}
    for case in results["cases"]:
        for door, differs in case["doors"].items():
            asked.setdefault(door, []).append(not differs)
    lines = ["| asked by | cases | as expected |", "|---|--:|--:|"]
    lines += [f"| {_code(door)} | {len(said)} | {sum(said)} |" for door, said in asked.items()]
    return "\n".join(lines)


def _told(told: Told) -> dict[str, list[str]]:
    return {"found": sorted(told.found), "quiet": sorted(told.quiet)}


def _counted(case: _Case, kind: str) -> str:
    said = [differs for door, differs in case["doors"].items() if door.split(": ")[0] == kind]
    return f"{sum(not differs for differs in said)}/{len(said)}" if said else ""


def _expected(case: _Case) -> str:
    alone, merged = case["expected"], case["expected_merged"]
    if case["case"] == COMBINED:
        return "all of these"
    words = "<br>".join(_words(alone)) + (f" ({case['note']})" if case["note"] else "")
    return words if alone == merged else f"{words}; with main: {'<br>'.join(_words(merged))}"


def _words(told: Mapping[str, Iterable[str]]) -> Iterator[str]:
    lines = [*map(_code, told["found"]), *(f"quiet, {_quiet(one)}" for one in told["quiet"])]
    yield from lines or ["nothing"]


def _quiet(text: str) -> str:
    by, _, finding = text.partition(": ")
    return f"{by}: {_code(finding)}"


def _code(text: str) -> str:
    """Whatever it holds, on one line."""
    plain = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("|", "\\|")
    return f"`` {plain} ``" if "`" in plain else f"`{plain}`"
