"""Where a report's files are: what they hold, and where a forge shows them."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from dupcheck.baseline import functions
from dupcheck.changes import WORK_TREE, Snapshot
from dupcheck.config import Environment
from dupcheck.errors import DupcheckError
from dupcheck.records import Report
from dupcheck.report.options import ReportOptions
from dupcheck.sources import source_files
from dupcheck.sources.ahead import Ahead


def located(
    options: ReportOptions, root: Path, report: Report, environment: Environment
) -> ReportOptions:
    """The options with a reader of files, and with links where a forge has the commit."""
    head = report.change.head if report.change else ""
    links = f"{environment.blobs}{head}/" if environment.blobs and head else ""
    return replace(options, links=links, read=_Files(root, report).read)


class _Files:
    """The files of the state that was read; it is opened when the first one is asked for."""

    def __init__(self, root: Path, report: Report) -> None:
        self._root = root
        self._snapshot: Snapshot = report.change.after if report.change else WORK_TREE
        self._findings = report.findings

    @cached_property
    def _ahead(self) -> Ahead:
        state = source_files.opened(self._root, self._snapshot)
        return Ahead(state, (one.path for found in self._findings for one in functions(found)))

    def read(self, path: str) -> bytes | None:
        try:
            return self._ahead.read(path)
        except (DupcheckError, OSError, ValueError):
            return None  # what a reader lacks is less than no report at all
