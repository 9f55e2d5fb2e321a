"""A finding in plain words, for every format that a person reads."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dupcheck.records import (
    CloneType,
    Difference,
    Finding,
    Function,
    Parameter,
    Related,
    Verdict,
)
from dupcheck.report.safe import columns, one_line, printable
from dupcheck.report.style import Style

_KINDS = {
    CloneType.TYPE_1: "exact copy",
    CloneType.TYPE_2: "renamed copy",
    CloneType.TYPE_3: "edited copy",
    CloneType.TYPE_4: "rewritten",
}
ALMOST = {
    CloneType.TYPE_2: "a renamed copy",
    CloneType.TYPE_3: "an edited copy",
    CloneType.TYPE_4: "a rewritten copy",
}
_LISTS = {"identifier": "renames", "literal": "values"}
_TOLD_AS = {"identifier": "name", "literal": "value"}
_PLAIN_CALL = re.compile(r"\w+\(\.\.\.\)")
_ROOM = 100
_MOST_STATEMENTS = 3
_NAME = 24


def count(number: int, noun: str) -> str:
    """A number with its noun, in singular or plural."""
    plural = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else plural}"


def percent(share: float) -> str:
    """A share in per cent, rounded down: only what is wholly alike is 100 % alike."""
    return f"{int(max(share, 0.0) * 100 + 1e-6)}%"


def advice(finding: Finding) -> str:
    """What to do about a finding, said at the place of the function to keep."""
    keep = finding.keep
    across = CloneType.CROSS_LANGUAGE
    copies = [copy for copy in finding.copies if copy.verdict.clone_type is not across]
    ports = [copy.function for copy in finding.copies if copy.verdict.clone_type is across]
    if not copies:
        return f"has {_ports(ports)}: change them together"
    advised = _merge(keep, copies)
    return f"{advised}; it has {_ports(ports)}" if ports else advised


def _merge(keep: Function, copies: list[Related]) -> str:
    """What to do about copies in the language of the function to keep."""
    edited = [not interchangeable(copy.verdict) for copy in copies]
    one = copies[0].function if len(copies) == 1 else None
    name = f" {printable(one.name)}" if one and one.name != keep.name else ""
    if not any(edited):
        others = f"{name or ' its copy'}" if one else f" {count(len(copies), 'copy')}"
        return f"already exists here: reuse it and drop{others}"
    if one:
        return f"has {ALMOST[copies[0].verdict.clone_type]}{name}: make them one"
    copied = count(len(copies), "edited copy" if all(edited) else "copy")
    return f"has {copied}{'' if all(edited) else ', some edited'}: make them one"


def interchangeable(verdict: Verdict) -> bool:
    """Whether one can stand for the other: alike but for layout and the names that are its own."""
    if verdict.clone_type is not CloneType.TYPE_2:
        return verdict.clone_type is CloneType.TYPE_1
    evidence = dict(verdict.evidence)
    return evidence.get("kept", 0.0) == evidence.get("literals", 0.0) == 1.0


def _ports(ports: list[Function]) -> str:
    languages = " and ".join(sorted({printable(port.language) for port in ports}))
    return f"{'a port' if len(ports) == 1 else f'{len(ports)} ports'} in {languages}"


def kind(verdict: Verdict) -> str:
    """The clone type as one would say it."""
    if verdict.clone_type is CloneType.CROSS_LANGUAGE:
        left, right = verdict.match.left.language, verdict.match.right.language
        return f"same in {printable(right)} as in {printable(left)}"
    return _KINDS[verdict.clone_type]


def comparison(verdict: Verdict) -> str:
    """Clone type, likeness and confidence of a pair."""
    alike, sure = percent(verdict.alike), percent(verdict.confidence)
    return f"{kind(verdict)}, {alike} alike, {sure} sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that the copy does otherwise than the function to keep."""

    label: str
    text: str


def changes(
    differences: Sequence[Difference],
    style: Style,
    room: int = 0,
    parameters: Sequence[Parameter] = (),
) -> Iterator[Change]:
    """What differs, seen from the right side, the copy, in `room` columns (0: what is usual).

    Long lists are cut, and say so. What the parameters tell is told once.
    """
    room = room or _ROOM
    told = {(one.kind, one.left, one.right) for one in parameters}
    left = [d for d in differences if (_TOLD_AS.get(d.kind), d.left, d.right) not in told]
    for name, label in _LISTS.items():
        pairs = dict.fromkeys((d.left, d.right) for d in left if d.kind == name)
        if pairs:
            shown = [_pair(*pair, style) for pair in pairs]
            yield Change(label=label, text=_listed(shown, room))
    yield from _calls(left, style, room)
    statements = [d for d in left if d.kind == "code"]
    for difference in statements[:_MOST_STATEMENTS]:
        yield from _statement(difference, style, room)
    if len(statements) > _MOST_STATEMENTS:
        yield Change(label="and", text=count(len(statements) - _MOST_STATEMENTS, "more change"))
    if parameters:
        yield Change(label="needs", text=needed(parameters, room, unicode=style.unicode))


def needed(parameters: Sequence[Parameter], room: int = 0, *, unicode: bool = True) -> str:
    """What one function for both would have to be told."""
    many = "a parameter: " if len(parameters) == 1 else f"{len(parameters)} parameters: "
    chosen = [
        " or ".join(
            one_line(side, _NAME, unicode=unicode) or "nothing" for side in (one.left, one.right)
        )
        for one in parameters
    ]
    return many + _listed(chosen, (room or _ROOM) - len(many))


def _calls(differences: Sequence[Difference], style: Style, room: int) -> Iterator[Change]:
    """What rewritten code calls otherwise."""
    calls = [d for d in differences if d.kind == "call"]
    for label, names in (("calls", [d.right for d in calls]), ("not", [d.left for d in calls])):
        shown = [one_line(name, _NAME, unicode=style.unicode) for name in names if name]
        if shown:
            yield Change(label=label, text=_listed(shown, room))


def worth_telling(reach: str) -> bool:
    """Whether it says more of a function than that it can be called."""
    return bool(reach) and not _PLAIN_CALL.fullmatch(reach)


def _listed(items: list[str], room: int) -> str:
    """As many as fit, one at least, and how many more there are."""
    shown = len(items)
    while shown > 1 and columns(_some(items, shown)) > room:
        shown -= 1
    return _some(items, shown)


def _some(items: list[str], shown: int) -> str:
    more = len(items) - shown
    return ", ".join(items[:shown]) + (f" and {more} more" if more else "")


def _pair(left: str, right: str, style: Style) -> str:
    sides = [one_line(side, _NAME, unicode=style.unicode) or "nothing" for side in (left, right)]
    return f" {style.sign('→')} ".join(sides)


def _statement(difference: Difference, style: Style, room: int) -> Iterator[Change]:
    number = f" (line {difference.right_line})" if difference.right_line else ""
    left, right = (
        one_line(side, limit, unicode=style.unicode)
        for side, limit in ((difference.left, room), (difference.right, room - len(number)))
    )
    both = f"{left} {style.sign('→')} {right}{number}"
    if not (left and right):
        yield Change(label="adds" if right else "drops", text=f"{right or left}{number}")
    elif columns(both) <= room:
        yield Change(label="changes", text=both)
    else:
        yield Change(label="changes", text=left)
        yield Change(label="to", text=f"{right}{number}")
