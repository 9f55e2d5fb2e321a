"""Text for GitHub Flavored Markdown, as GitHub, GitLab, Gitea and Forgejo read it.

What comes from a repository stands in code and nowhere else: on no forge is anything in it a link,
a mention, HTML or a command. In running text no escape would do: forges look for mentions, numbers
of issues and addresses in what they have rendered, where escapes are gone.
"""

import re
from collections.abc import Callable, Iterable
from html import escape

from dupcheck.records import Function
from dupcheck.report.link import permalink
from dupcheck.report.safe import cut, printable

_LONGEST_CODE = 300
_LONGEST_PROSE = 2000
_LONGEST_ADDRESS = 2000
_TICKS = re.compile("`+")
# A word or a number that no forge makes anything of: seven hexadecimal digits may be a commit.
_PLAIN = re.compile(
    r"\(?(?![0-9a-fA-F]{7})(?:[^\W\d_]+(?:['-][^\W\d_]+)*|(?:\d{1,6}|\d{1,3}(?:,\d{3})+)%?)\)?"
)
_NUMBER_OF_A_LIST = re.compile(r"\d+[.)]")
_LANGUAGE = re.compile(r"[a-z]{1,20}")


def code(text: str) -> str:
    """A code span that shows the text as it is, on one line, cut where it is very long."""
    shown = cut(printable(text), _LONGEST_CODE) or " "
    ticks = "`" * (_longest_run(shown) + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") or _loses_blanks(shown) else ""
    return f"{ticks}{pad}{shown}{pad}{ticks}"


def _loses_blanks(text: str) -> bool:
    return text.startswith(" ") and text.endswith(" ") and bool(text.strip(" "))


def _longest_run(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)


def prose(text: str) -> str:
    """A sentence in which whatever is no plain word stands as code."""
    return _worded(text, code)


def html_code(text: str) -> str:
    """Code for where Markdown is not read: in a line that begins with HTML."""
    return f"<code>{escape(cut(printable(text), _LONGEST_CODE))}</code>"


def html_prose(text: str) -> str:
    """Like `prose`, for where Markdown is not read."""
    return _worded(text, html_code)


def _worded(text: str, written: Callable[[str], str]) -> str:
    # Nothing at all would make a heading of the line above: a lone hyphen underlines.
    first, *others = cut(printable(text), _LONGEST_PROSE).split() or [""]
    begins = first == "" or _NUMBER_OF_A_LIST.match(first)
    shown = written(first) if begins else _word(first, written)
    return " ".join([shown, *(_word(word, written) for word in others)])


def _word(word: str, written: Callable[[str], str]) -> str:
    bare = word
    while len(bare) > 1 and (bare[-1] in ".,:;" or _closes_more_than_it_opens(bare)):
        bare = bare[:-1]
    return (bare if _PLAIN.fullmatch(bare) else written(bare)) + word[len(bare) :]


def _closes_more_than_it_opens(word: str) -> bool:
    return word.endswith(")") and word.count(")") > word.count("(")


def row(cells: Iterable[str]) -> str:
    r"""A row of a table. A bar would end its cell even in code, so it stands there as `\x7c`."""
    shown = " | ".join(cell.replace("|", r"\x7c") for cell in cells)
    return f"| {shown} |"


def fence(lines: Iterable[str], language: str) -> list[str]:
    """A block of code, behind a fence that is longer than any in it."""
    shown = [printable(line) for line in lines]
    ticks = "`" * max(3, 1 + max(map(_longest_run, shown), default=0))
    return [f"{ticks}{language if _LANGUAGE.fullmatch(language) else ''}", *shown, ticks]


def place(function: Function, links: str) -> str:
    """Where a function is, linked where the forge that shows it is known."""
    address = permalink(function.path, function.lines, links)
    shown = code(function.place)
    return f"[{shown}]({address})" if 0 < len(address) <= _LONGEST_ADDRESS else shown
