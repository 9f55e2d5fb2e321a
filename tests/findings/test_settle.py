from dataclasses import replace

import pytest

from dupcheck.findings.settle import settle
from dupcheck.records import Finding, Silence, Silencer, Standing
from tests.report.sample import REPORT

NEW, OLD = REPORT.findings[0], replace(REPORT.findings[1], standing=Standing.KNOWN)
BASELINE = Silence(by=Silencer.BASELINE, where="baseline.json:3", reason="agreed")


def nothing(_finding: Finding) -> None:
    return None


def test_known_ones_are_kept_quiet_with_the_reason() -> None:
    settled = settle([NEW, OLD], nothing, False, lambda _: True)
    assert settled.findings == (NEW,)
    (quiet,) = settled.quiet
    assert (quiet.finding, quiet.by) == (OLD, Silencer.BEFORE)


def test_the_baseline_says_where_and_why() -> None:
    settled = settle([NEW], lambda _: BASELINE, False, lambda _: True)
    assert not settled.findings
    (quiet,) = settled.quiet
    assert quiet.finding == replace(NEW, standing=Standing.KNOWN)
    assert (quiet.by, quiet.where, quiet.reason) == (Silencer.BASELINE, BASELINE.where, "agreed")


@pytest.mark.parametrize("fails", [True, False])
def test_where_known_ones_are_spoken_of_the_policy_decides_on_them(fails: bool) -> None:
    settled = settle([NEW, OLD], nothing, True, lambda _: fails)
    assert not settled.quiet
    assert [one.fails for one in settled.findings] == [fails, fails]
    assert [one.standing for one in settled.findings] == [Standing.NEW, Standing.KNOWN]
