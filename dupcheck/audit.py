"""What a baseline knows, held against all that there is: what stays, what is gone, what is new."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dupcheck.baseline import Baseline, Entry, Member, Recognised, functions, member
from dupcheck.records import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry that is still found, in `findings`: as it stands, and as it would stand now.

    `now` has only members that have been found, as they are today; never more than `entry`.
    """

    entry: Entry
    now: Entry
    findings: tuple[Finding, ...]

    @property
    def gone(self) -> int:
        """How many of its members have not been found: room for copies that nobody has seen."""
        return len(self.entry.members) - len(self.now.members)


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """Every entry is in `kept` or `stale`; `new` are the findings that no entry knows.

    An entry whose members are now part of a larger finding is kept: it is known without the rest.
    """

    kept: tuple[Kept, ...]
    stale: tuple[Entry, ...]
    new: tuple[Finding, ...]


def audit(baseline: Baseline, findings: Iterable[Finding]) -> Audit:
    """Compares a baseline with all findings of a scan of everything, made without a baseline."""
    told: dict[Entry, list[tuple[Finding, Recognised]]] = defaultdict(list)
    new = []
    for finding in findings:
        recognised = baseline.recognised(finding)
        if recognised is None:
            new.append(finding)
        for one in [recognised] if recognised else baseline.within(finding):
            told[one.entry].append((finding, one))
    return Audit(
        kept=tuple(_kept(entry, told[entry]) for entry in baseline.entries if entry in told),
        stale=tuple(entry for entry in baseline.entries if entry not in told),
        new=tuple(new),
    )


def _kept(entry: Entry, told: Sequence[tuple[Finding, Recognised]]) -> Kept:
    members: dict[int, Member] = {}
    for finding, recognised in told:
        for number, function in zip(recognised.members, functions(finding), strict=True):
            if number >= 0:
                members.setdefault(number, member(function))
    now = replace(entry, members=tuple(sorted(members.values())))
    return Kept(entry=entry, now=now, findings=tuple(finding for finding, _ in told))
