"""Addresses of lines of code on a forge."""

import re
from urllib.parse import quote

from dupcheck.lines import LineRange

_BASE = re.compile(r"https?://[A-Za-z0-9_.~:/%+-]+/")


def permalink(path: str, lines: LineRange, base: str) -> str:
    """The address of these lines below a base that names a commit, "" where none can be made.

    The base comes from the environment of a run, so what is no plain address is no base.
    """
    # A browser would follow such steps out of the repository.
    if not _BASE.fullmatch(base) or not {"", ".", ".."}.isdisjoint(path.split("/")):
        return ""
    try:
        raw = path.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no bytes are behind such a path, so no forge has it
        return ""
    return f"{base}{quote(raw)}#{_anchor(lines, base)}"


def _anchor(lines: LineRange, base: str) -> str:
    if lines.start == lines.end:
        return f"L{lines.start}"
    # GitLab writes the end of a range without the letter; GitHub, Gitea and Forgejo with it.
    return f"L{lines.start}-{'' if '/-/' in base else 'L'}{lines.end}"
