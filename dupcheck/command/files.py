"""Where a report's files are: what they hold, and where a forge shows them."""

from dataclasses import replace
from functools import cached_property
from pathlib import Path

from dupcheck.changes import WORK_TREE, Snapshot
from dupcheck.config import Environment
from dupcheck.errors import DupcheckError
from dupcheck.records import Report
from dupcheck.report.options import ReportOptions
from dupcheck.sources import source_files
from dupcheck.sources.state import State


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
        self._known: dict[str, bytes | None] = {}
        self._snapshot: Snapshot = report.change.after if report.change else WORK_TREE

    @cached_property
    def _state(self) -> State:
        return source_files.opened(self._root, self._snapshot)

    def read(self, path: str) -> bytes | None:
        if path not in self._known:
            try:
                self._known[path] = self._state.rules(path)
            except (DupcheckError, OSError, ValueError):
                self._known[path] = None  # what a reader lacks is less than no report at all
        return self._known[path]
