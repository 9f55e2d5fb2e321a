from dataclasses import replace

from diff_sample import CHANGE, DIFF_REPORT
from sample import REPORT

from dupcheck.report.notices import notices


def test_those_of_the_change_come_first_and_each_once() -> None:
    assert notices(REPORT) == ()
    assert notices(DIFF_REPORT) == (*CHANGE.notices, *DIFF_REPORT.notices)
    twice = replace(DIFF_REPORT, notices=(*CHANGE.notices, "other", "other"))
    assert notices(twice) == (*CHANGE.notices, "other")
