"""What a language model reads of a function, and the key under which its vector is kept."""

import hashlib
import re
import textwrap

from dupcheck.records import Function

RECIPE = "text1"
"""Changes with anything here that changes what a model reads."""

_CLOSES = re.compile(r"\s|[^\w\"'@]|end\b", re.IGNORECASE)
"""How the last line of a function begins where its end is marked, or where its body is indented."""


def passage(function: Function) -> str:
    """The function as written, comments and all, without the indentation of where it stands.

    The text begins behind the indentation of its first line: where blocks are indented and not
    closed, the body gets one step of its own.
    """
    first, newline, rest = function.text.replace("\r\n", "\n").rstrip().partition("\n")
    body = textwrap.dedent(rest)
    if not _CLOSES.match(body.rpartition("\n")[2]):
        body = textwrap.indent(body, "    ")
    return first.strip() + newline + body


def key(function: Function) -> str:
    """SHA-256 hex digest of the passage."""
    return hashlib.sha256(passage(function).encode("utf-8", "surrogatepass")).hexdigest()
