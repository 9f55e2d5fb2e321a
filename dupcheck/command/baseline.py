"""`dupcheck baseline`: what each action makes of a baseline and of a scan of everything.

The scan knows no baseline. `existing` is the text of the file, None where there is none, and
`where` its name in messages. Nothing here reads or writes a file.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dupcheck.audit import audit
from dupcheck.baseline import Baseline, Entry, entry_of, read, written
from dupcheck.errors import UsageError
from dupcheck.records import Finding, Report
from dupcheck.report.words import count

_MOST_LISTED = 20
_MOST_NAMED = 3
_SHORTEST = 6
_LONGEST_REASON = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """The text of the file, None where it is to stay as it is; what to say; whether all is well."""

    lines: tuple[str, ...]
    text: str | None = None
    passed: bool = True


def write(report: Report, existing: str | None, where: str) -> Done:
    """Makes everything known; what is known already keeps its reason.

    Raises `UsageError` where the file holds anything but a baseline.
    """
    found = audit(_read(existing, where), report.findings)
    reasons: dict[str, str] = {}
    for kept in found.kept:
        for finding in kept.findings if kept.entry.reason else ():
            reasons.setdefault(finding.fingerprint, kept.entry.reason)
    entries = [entry_of(one, reasons.get(one.fingerprint, "")) for one in report.findings]
    lines = [f"{count(len(entries), 'finding')} written to {where}"]
    if existing is not None:
        lines.append(f"{len(found.new)} of them new; {count(len(found.stale), 'entry')} removed")
    lost = [entry for entry in found.stale if entry.reason]
    lines += _listed("reason is gone with its finding", "reasons are gone with theirs", lost)
    return Done(text=written(entries), lines=tuple(lines))


def check(report: Report, existing: str | None, where: str) -> Done:
    """Says what is new and what is known but gone; fails where anything known is gone.

    A member that is gone is room in which a new copy would pass for known.
    """
    found = audit(_known(existing, where), report.findings)
    shrunk = [kept.entry for kept in found.kept if kept.gone]
    lines = [
        f"{count(len(found.kept), 'known finding')}, {len(found.new)} new",
        *_listed("entry is found no more", "entries are found no more", found.stale),
        *_listed("entry has members that are gone", "entries have members that are gone", shrunk),
    ]
    stale = bool(found.stale or shrunk)
    if stale:
        lines.append("dupcheck baseline prune removes what is gone")
    return Done(lines=tuple(lines), passed=not stale)


def prune(report: Report, existing: str | None, where: str) -> Done:
    """Removes what is gone; nothing becomes known by it."""
    found = audit(_known(existing, where), report.findings)
    gone = sum(kept.gone for kept in found.kept)
    removed = count(len(found.stale), "entry")
    if gone:
        removed += f" and {count(gone, 'member')} of others"
    return Done(
        text=written(kept.now for kept in found.kept),
        lines=(f"{removed} removed from {where}, {count(len(found.kept), 'entry')} kept",),
    )


def add(report: Report, fingerprint: str, reason: str, existing: str | None, where: str) -> Done:
    """Makes one finding known, and says why; for a known one, says so anew.

    Raises `UsageError` where no finding, or more than one, has a fingerprint that begins so.
    """
    old = _read(existing, where)
    finding = _with_fingerprint(report.findings, fingerprint)
    said = " ".join(reason.split())
    if len(said) > _LONGEST_REASON:
        raise UsageError(f"a reason has at most {_LONGEST_REASON:,} characters")
    known = old.recognised(finding)
    if known is None:
        entry = entry_of(finding, said)
        covered = Counter(entry.members)
        rest = [one for one in old.entries if not Counter(one.members) <= covered]
    else:
        entry = replace(known.entry, reason=said or known.entry.reason)
        rest = [one for one in old.entries if one != known.entry]
    told = "known already" if known else "known from now on"
    place = f"{finding.keep.place} {finding.keep.name}"
    because = f": {entry.reason}" if entry.reason else ""
    return Done(text=written([*rest, entry]), lines=(f"{place} is {told}{because}",))


def _with_fingerprint(findings: Sequence[Finding], fingerprint: str) -> Finding:
    found = [one for one in findings if one.fingerprint.startswith(fingerprint.lower())]
    if len(fingerprint) < _SHORTEST:
        raise UsageError(f"a fingerprint has at least {_SHORTEST} characters: {fingerprint!r}")
    if not found:
        hint = "scan -v shows those of today; one changes when a function of its finding does."
        raise UsageError(f"no finding has the fingerprint {fingerprint}", hint)
    if len({one.fingerprint for one in found}) > 1:
        raise UsageError(f"{count(len(found), 'finding')} begin with {fingerprint}", "Say more.")
    return found[0]


def _known(existing: str | None, where: str) -> Baseline:
    if existing is None:
        raise UsageError(f"{where}: there is no such file", "dupcheck baseline write makes one.")
    return read(existing, where)


def _read(existing: str | None, where: str) -> Baseline:
    return Baseline() if existing is None else read(existing, where)


def _listed(one: str, many: str, entries: Sequence[Entry]) -> list[str]:
    """A heading and the entries under it, as many as anyone reads; nothing for none."""
    if not entries:
        return []
    lines = [f"{len(entries)} {one if len(entries) == 1 else many}:"]
    lines += [f"  {_named(entry)}" for entry in entries[:_MOST_LISTED]]
    if len(entries) > _MOST_LISTED:
        lines.append(f"  and {len(entries) - _MOST_LISTED} more")
    return lines


def _named(entry: Entry) -> str:
    names = [f"{one.path}:{one.name}" for one in entry.members[:_MOST_NAMED]]
    more = len(entry.members) - len(names)
    named = ", ".join(names) + (f" and {more} more" if more else "")
    return f"{named} ({entry.reason})" if entry.reason else named
