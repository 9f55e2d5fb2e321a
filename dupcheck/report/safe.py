"""Text from a repository is hostile: made harmless and visible before a terminal or log sees it."""

import re
import unicodedata

_HARMLESS = re.compile(r"[ -~]*")
_CI_COMMAND = re.compile(r"##(?=\w*\[)")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"})
_WIDE = frozenset({"W", "F"})
_ELLIPSIS = {True: "…", False: "..."}


def printable(text: str) -> str:
    r"""The text on one line: what a terminal would obey or hide stands there as `\x1b` or `\u202e`.

    Bytes of a path that are not UTF-8 (surrogates, in Python) appear as `\xe9`. `##[`, which CI
    runners take for a command anywhere in a line, is broken up.
    """
    if not _HARMLESS.fullmatch(text):
        text = "".join(map(_visible, text))
    return _CI_COMMAND.sub(r"#\\x23", text) if "##" in text else text


def _visible(character: str) -> str:
    if unicodedata.category(character) not in _HIDDEN:
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        code -= 0xDC00
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def inert(line: str) -> str:
    """A line of output that no CI runner takes for a command, whatever name it begins with."""
    blanks = len(line) - len(line.lstrip())
    return f"{line[:blanks]}\\x3a{line[blanks + 1 :]}" if line.startswith("::", blanks) else line


def one_line(code: str, limit: int, *, unicode: bool = True) -> str:
    """A piece of code on one line of at most `limit` columns, harmless."""
    return clipped(printable(" ".join(code.split())), limit, unicode=unicode)


def clipped(text: str, limit: int, *, unicode: bool = True) -> str:
    """The text cut to `limit` columns, with an ellipsis where something is missing."""
    if columns(text) <= limit:
        return text
    ellipsis = _ELLIPSIS[unicode]
    kept, room = 0, limit - len(ellipsis)
    for character in text:
        room -= columns(character)
        if room < 0:
            break
        kept += 1
    return text[:kept] + ellipsis


def cut(text: str, limit: int) -> str:
    """The text with at most `limit` UTF-16 units, as programs of other languages count length."""
    if units(text) <= limit:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)]
    # Half a pair of surrogates is no character.
    return kept.decode("utf-16-le", "ignore") + _ELLIPSIS[True]


def units(text: str) -> int:
    """The length of a text in UTF-16 units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def columns(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def padded(text: str, width: int) -> str:
    """The text with blanks up to `width` columns."""
    return text + " " * max(0, width - columns(text))
