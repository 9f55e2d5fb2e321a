"""The reports that every format is tested on, by name."""

from dataclasses import replace

from diff_sample import DIFF_REPORT
from hostile_sample import HOSTILE_REPORT
from sample import REPORT, report_of

LINKS = "https://github.com/octo/shop/blob/c0de/"
_SHORT = 1000

CASES = {
    "scan": REPORT,
    "diff": DIFF_REPORT,
    # Without the very long name, which would make golden files of megabytes.
    "hostile": replace(
        HOSTILE_REPORT,
        findings=tuple(one for one in HOSTILE_REPORT.findings if len(one.keep.name) < _SHORT),
        notices=tuple(text for text in HOSTILE_REPORT.notices if len(text) < _SHORT),
        quiet=tuple(one for one in HOSTILE_REPORT.quiet if len(one.reason) < _SHORT),
        unused=tuple(one for one in HOSTILE_REPORT.unused if len(one.text) < _SHORT),
        change=None,
    ),
    "empty": report_of(),
}
