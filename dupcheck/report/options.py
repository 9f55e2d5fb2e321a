"""What a reporter is told besides the report itself."""

from collections.abc import Callable
from dataclasses import dataclass

EXCERPTS = ("none", "unified", "side-by-side")


def same_path(path: str) -> str:
    """The path as the report has it."""
    return path


def unread(_path: str) -> bytes | None:
    """No content, where files cannot be read."""
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """How to show a report; never what is in it.

    `width` is in columns, 0 for no limit; `limit` is the most findings for a person to read at
    once, 0 for all (reports for programs have all of them). `show` is one of `EXCERPTS`, "" for
    what is usual in a format; "none" keeps code out of every report. `verbosity` is -1 (findings
    only), 0 or 1. `locate` turns a path of the report into one that the reader's terminal can open.
    `links` is the address below which a forge shows the files of the commit that was read
    (`https://github.com/owner/name/blob/SHA/`), "" where there is none. `read` gives the content
    of a path of the report in the state that was read, None where that cannot be had.
    """

    color: bool = False
    unicode: bool = True
    width: int = 0
    limit: int = 0
    show: str = ""
    list_skipped: bool = False
    list_suppressed: bool = False
    statistics: bool = False
    verbosity: int = 0
    locate: Callable[[str], str] = same_path
    links: str = ""
    read: Callable[[str], bytes | None] = unread

    @property
    def wants_code(self) -> bool:
        """Whether code was asked for, where there is none otherwise."""
        return self.show not in ("", "none")

    @property
    def may_show_code(self) -> bool:
        """Whether there may be code where there is some otherwise."""
        return self.show != "none"
