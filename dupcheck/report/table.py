"""The table of formats: adding one is a row here and a file beside."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

from dupcheck.report.options import ReportOptions

if TYPE_CHECKING:  # the records bring numpy, which `dupcheck --help` does without
    from dupcheck.records import Report

REPORTERS = {
    "text": "dupcheck.report.text:render",
    "json": "dupcheck.report.json_report:render",
    "markdown": "dupcheck.report.markdown:render",
    "comment": "dupcheck.report.comment:render",
    "github": "dupcheck.report.github:render",
    "sarif": "dupcheck.report.sarif:render",
    "gitlab": "dupcheck.report.gitlab:render",
    "rdjsonl": "dupcheck.report.rdjsonl:render",
    "junit": "dupcheck.report.junit:render",
    "checkstyle": "dupcheck.report.checkstyle:render",
    "sonar": "dupcheck.report.sonar:render",
    "azure": "dupcheck.report.azure:render",
    "teamcity": "dupcheck.report.teamcity:render",
    "csv": "dupcheck.report.csv_report:render",
    "html": "dupcheck.report.html:render",
}


def reporter(name: str) -> Callable[["Report", ReportOptions], str]:
    """The function that writes a report in a format of the table, ending in a line break."""
    module, _, function = REPORTERS[name].partition(":")
    render: Callable[[Report, ReportOptions], str] = getattr(import_module(module), function)
    return render
