"""Where to speak of findings: one alert for each function that somebody should look at."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dupcheck.changes import Change
from dupcheck.lines import LineRange
from dupcheck.records import (
    Difference,
    Finding,
    Function,
    Identity,
    Parameter,
    Quiet,
    Related,
    Report,
    Standing,
    Verdict,
)
from dupcheck.report.region import region
from dupcheck.report.sentence import help_to_reuse, sentence
from dupcheck.report.words import count

_MOST_OTHERS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """What is to be said at one function.

    `partner` is the function that it repeats, in `verdict` on the left, `function` on the right;
    `others` are the best of the rest, ten at most: all of them, at each of thousands of copies,
    would be millions. In a change they are followed by what `function` repeats in `further`
    findings. `lines` lie in `function`, and in a change among the lines that it wrote.
    `fingerprint` is unique in a report and depends on no line or path. `twice` says that the change
    touched both. `reach` and `parameters` are those of `Related`; how the other way round a copy
    would be reached from what is kept, nobody has worked out.
    """

    finding: Finding
    function: Function
    lines: LineRange
    partner: Function
    verdict: Verdict
    others: tuple[Function, ...]
    fingerprint: str = ""
    twice: bool = False
    reach: str = ""
    parameters: tuple[Parameter, ...] = ()
    further: int = 0

    @property
    def more(self) -> int:
        """How many functions there are besides these two, in the finding and in further ones."""
        return len(self.finding.copies) - 1 + self.further


def alerts(report: Report) -> tuple[Alert, ...]:
    """What to say, best first: what fails, what is new, then the most code that need not be.

    In a change it is said once at each copy that the change touched, else at every copy.
    """
    added = _added(report.change)
    spoken = (alert for finding in report.findings for alert in _of_finding(finding, added))
    ranked = sorted(spoken, key=_rank)
    return _distinct(ranked if added is None else _once(ranked))


def by_finding(spoken: Iterable[Alert]) -> list[list[Alert]]:
    """The alerts of each finding together, the finding with the best one first."""
    groups: dict[int, list[Alert]] = {}
    for alert in spoken:
        groups.setdefault(id(alert.finding), []).append(alert)
    return list(groups.values())


def quiet_alerts(report: Report) -> tuple[tuple[Quiet, tuple[Alert, ...]], ...]:
    """What would be said of the findings that are kept quiet; not ranked."""
    added = _added(report.change)
    return tuple(
        (quiet, _distinct(list(_of_finding(quiet.finding, added)))) for quiet in report.quiet
    )


def alert_message(alert: Alert) -> str:
    """What exists where and what to do about it, on one line, harmless."""
    said = [f"{alert_headline(alert)}.", *alert_help(alert)]
    if alert.more:
        said.append(f"{count(alert.more, 'more copy')} {'exists' if alert.more == 1 else 'exist'}.")
    return " ".join(said)


def alert_headline(alert: Alert, partner: str = "", place: str = "") -> str:
    """The first sentence of the message, without its full stop.

    `partner` is how to name the other function where its plain name will not do, `place` how to
    tell its place.
    """
    finding = alert.finding
    members = 1 + len(finding.copies)
    return sentence(
        alert.verdict,
        partner=partner,
        place=place,
        older=members - len(finding.touched) if finding.touched else 1,
        twice=alert.twice,
        parameters=alert.parameters,
    )


def alert_help(alert: Alert) -> tuple[str, ...]:
    """The sentences that follow: how the partner is called, and how one gets at it."""
    signature = alert.finding.signature if alert.partner == alert.finding.keep else ""
    return tuple(help_to_reuse(alert.verdict, signature, alert.reach))


_Added = Mapping[str, Sequence[LineRange]] | None
"""The added lines by path; None where there is no change."""


def _added(change: Change | None) -> _Added:
    return None if change is None else {file.path: file.added for file in change.files}


def _of_finding(finding: Finding, added: _Added) -> Iterable[Alert]:
    changed = frozenset(finding.touched)
    touched = [copy for copy in finding.copies if copy.function in changed]
    if finding.keep in changed and not touched:
        return [_at_keep(finding, added)]
    twice = finding.keep in changed
    return [_at_copy(finding, copy, added, twice=twice) for copy in touched or finding.copies]


def _once(ranked: Sequence[Alert]) -> list[Alert]:
    """Of each function the first alert, which names what it repeats in other findings as well.

    What resembles overloads that do not resemble one another is a finding with each of them, but
    one thing to say.
    """
    first: dict[Identity, Alert] = {}
    further: dict[Identity, dict[Identity, Function]] = defaultdict(dict)
    for alert in ranked:
        identity = alert.function.identity
        if first.setdefault(identity, alert) is not alert:
            further[identity] |= {one.identity: one for one in (alert.partner, *alert.others)}
    return [_with_further(alert, further[identity]) for identity, alert in first.items()]


def _with_further(alert: Alert, further: Mapping[Identity, Function]) -> Alert:
    finding = alert.finding
    named = {one.identity for one in (finding.keep, *(copy.function for copy in finding.copies))}
    more = [one for identity, one in further.items() if identity not in named]
    others = (*alert.others, *more)[:_MOST_OTHERS]
    return replace(alert, others=others, further=len(more)) if more else alert


def _at_copy(finding: Finding, copy: Related, added: _Added, *, twice: bool) -> Alert:
    others = (one.function for one in finding.copies if one is not copy)
    return Alert(
        finding=finding,
        function=copy.function,
        lines=_lines(copy.function, added),
        partner=finding.keep,
        verdict=copy.verdict,
        others=tuple(islice(others, _MOST_OTHERS)),
        twice=twice,
        reach=copy.reach,
        parameters=copy.parameters,
    )


def _at_keep(finding: Finding, added: _Added) -> Alert:
    best, *rest = finding.copies[: _MOST_OTHERS + 1]
    return Alert(
        finding=finding,
        function=finding.keep,
        lines=_lines(finding.keep, added),
        partner=best.function,
        verdict=_turned(best.verdict),
        others=tuple(copy.function for copy in rest),
        parameters=tuple(replace(one, left=one.right, right=one.left) for one in best.parameters),
    )


def _lines(function: Function, added: _Added) -> LineRange:
    return function.lines if added is None else region(function, added.get(function.path, ()))


def _turned(verdict: Verdict) -> Verdict:
    """The verdict with its two functions in each other's place."""
    match = replace(verdict.match, left=verdict.match.right, right=verdict.match.left)
    return replace(verdict, match=match, differences=tuple(map(_mirrored, verdict.differences)))


def _mirrored(difference: Difference) -> Difference:
    return replace(
        difference,
        left=difference.right,
        right=difference.left,
        left_line=difference.right_line,
        right_line=difference.left_line,
    )


def _rank(alert: Alert) -> tuple[bool, bool, int, float, str, tuple[int, int], str]:
    function, confidence = alert.function, alert.verdict.confidence
    return (
        not alert.finding.fails,
        alert.finding.standing is Standing.KNOWN,
        -round(function.size * confidence),
        -confidence,
        function.path,
        function.span,
        alert.finding.fingerprint,
    )


def _distinct(ordered: Sequence[Alert]) -> tuple[Alert, ...]:
    """The alerts with their fingerprints; of equal ones each later place gets another."""
    seen: Counter[str] = Counter()
    numbered: dict[int, str] = {}
    for alert in sorted(ordered, key=lambda one: (one.function.path, one.function.span)):
        base = "\n".join(sorted(map(_identity, (alert.function, alert.partner))))
        seen[base] += 1
        numbered[id(alert)] = _hashed(f"{base}\n{seen[base]}")
    return tuple(replace(alert, fingerprint=numbered[id(alert)]) for alert in ordered)


def _identity(function: Function) -> str:
    return f"{function.name}\0{function.digest}"


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
