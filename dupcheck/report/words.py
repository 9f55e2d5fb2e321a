"""A finding in plain words, for every format that a person reads."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dupcheck.records import CloneType, Difference, Finding, Function, Verdict
from dupcheck.report.safe import one_line, printable

_KINDS = {
    CloneType.TYPE_1: "exact copy",
    CloneType.TYPE_2: "renamed copy",
    CloneType.TYPE_3: "edited copy",
    CloneType.TYPE_4: "rewritten",
}
_LISTS = (("identifier", "renames"), ("literal", "values"), ("type", "types"))
_SNIPPET = 56
_MOST_PAIRS = 4
_MOST_STATEMENTS = 3


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
    copies = [copy.function for copy in finding.copies if copy.function.language == keep.language]
    ports = [copy.function for copy in finding.copies if copy.function.language != keep.language]
    if not copies:
        return f"has {_ports(ports)}: change them together"
    reuse = f"already exists here: reuse it in place of {_others(keep, copies)}"
    return f"{reuse}; it has {_ports(ports)}" if ports else reuse


def _others(keep: Function, copies: list[Function]) -> str:
    if len(copies) > 1:
        return count(len(copies), "copy")
    name = printable(copies[0].name)
    return "its copy" if copies[0].name == keep.name else name


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
    alike, sure = percent(verdict.match.similarity), percent(verdict.confidence)
    return f"{kind(verdict)}, {alike} alike, {sure} sure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that the copy does otherwise than the function to keep."""

    label: str
    text: str


def changes(differences: Sequence[Difference], arrow: str) -> Iterator[Change]:
    """What differs, seen from the right side, the copy; long lists are cut, and say so."""
    for name, label in _LISTS:
        pairs = dict.fromkeys((d.left, d.right) for d in differences if d.kind == name)
        if pairs:
            shown = [_pair(left, right, arrow) for left, right in list(pairs)[:_MOST_PAIRS]]
            yield Change(label=label, text=", ".join(shown) + _more(len(pairs) - _MOST_PAIRS))
    statements = [d for d in differences if d.kind not in dict(_LISTS)]
    for difference in statements[:_MOST_STATEMENTS]:
        yield _statement(difference, arrow)
    if len(statements) > _MOST_STATEMENTS:
        yield Change(label="and", text=count(len(statements) - _MOST_STATEMENTS, "more change"))


def _pair(left: str, right: str, arrow: str) -> str:
    half = _SNIPPET // 2
    return f"{one_line(left, half) or 'nothing'} {arrow} {one_line(right, half) or 'nothing'}"


def _more(number: int) -> str:
    return f" and {number} more" if number > 0 else ""


def _statement(difference: Difference, arrow: str) -> Change:
    left, right = one_line(difference.left, _SNIPPET), one_line(difference.right, _SNIPPET)
    if not left:
        return Change(label="adds", text=_numbered(right, difference.right_line))
    if not right:
        return Change(label="drops", text=left)
    return Change(label="changes", text=_numbered(f"{left} {arrow} {right}", difference.right_line))


def _numbered(text: str, line: int | None) -> str:
    return text if line is None else f"{text} (line {line})"
