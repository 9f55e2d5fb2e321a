"""The comment on a pull request: the summary without code, short enough for every forge."""

from dupcheck.records import Report
from dupcheck.report.markdown import Shape, compose
from dupcheck.report.options import ReportOptions

MARKER = "<!-- dupcheck: comment -->"
"""The first line of a comment, which nobody sees and by which it is found again."""

# GitHub takes 65,536 characters; a character is a byte at least.
COMMENT = Shape(heading="###", budget=60_000, excerpts=False, first=MARKER)


def render(report: Report, options: ReportOptions) -> str:
    """The whole comment."""
    return compose(report, options, COMMENT)
