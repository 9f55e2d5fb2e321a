"""Which findings are spoken of, which of them fail a run, and which stay quiet."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dupcheck.records import Finding, Quiet, Silence, Silencer, Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The findings to report and those that are known, each in the order in which they came."""

    findings: tuple[Finding, ...]
    quiet: tuple[Quiet, ...]


def settle(
    findings: Iterable[Finding],
    in_baseline: Callable[[Finding], Silence | None],
    speaks_of_known: bool,
    fails: Callable[[Finding], bool],
) -> Settled:
    """Known are the findings that a baseline holds, and those that are older than the change."""
    spoken: list[Finding] = []
    quiet: list[Quiet] = []
    for finding in findings:
        old = _OLD if finding.standing is Standing.KNOWN else in_baseline(finding)
        told = replace(finding, standing=Standing.KNOWN) if old else finding
        if old and not speaks_of_known:
            quiet.append(Quiet(finding=told, by=old.by, where=old.where, reason=old.reason))
        else:
            spoken.append(replace(told, fails=fails(told)))
    return Settled(findings=tuple(spoken), quiet=tuple(quiet))


_OLD = Silence(by=Silencer.BEFORE, reason="alike before the change")
