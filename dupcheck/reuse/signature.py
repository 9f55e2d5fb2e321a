"""The signature of a function on one line: what a reader needs in order to call it."""

import re
from collections.abc import Iterable

from dupcheck.records import Function

LONGEST = 160
_MOST_READ = 2_000
"""Nobody reads a longer head, and nothing here takes long over one that an enemy wrote."""

_SLASHES = r"//[^\n]*|/\*.*?\*/"
_HASH = r"#[^\n]*"
_DASHES = r"--[^\n]*"
_PARENS = r"\(\*.*?\*\)"
_COMMENTS = {
    **dict.fromkeys(("python", "ruby", "bash", "elixir", "perl", "powershell", "julia"), _HASH),
    **dict.fromkeys(("lua", "luau", "ada"), _DASHES),
    "nix": rf"{_HASH}|/\*.*?\*/",
    "php": rf"{_SLASHES}|#(?!\[)[^\n]*",
    "haskell": rf"{_DASHES}|\{{-.*?-\}}",
    "commonlisp": r";[^\n]*",
    "fortran": r"![^\n]*",
    "ocaml": _PARENS,
    "fsharp": rf"{_SLASHES}|{_PARENS}",
}
_DOUBLE = r'"""(?:[^\\]|\\.)*?"""|"(?:[^"\\\n]|\\.)*"'
_QUOTED = rf"'''(?:[^\\]|\\.)*?'''|{_DOUBLE}|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`"
# There a single quote is a lifetime, a prime, an attribute or a type variable.
_ONLY_DOUBLE = ("rust", "haskell", "ocaml", "fsharp", "commonlisp", "ada", "scala", "nix", "julia")

_MARKED = ("java", "kotlin", "scala", "groovy", "swift", "dart", "odin")
_DECORATED = ("typescript", "tsx", "javascript")
_MARK = {
    **dict.fromkeys((*_MARKED, *_DECORATED), re.compile(r"(?<![\w.])@[\w.]*(?!\s*interface\b)")),
    "php": re.compile(r"#(?=\[)"),
    "csharp": re.compile(r"(?<![\w\]>])(?=\[)"),
    **dict.fromkeys(("cpp", "c", "objc"), re.compile(r"\b__attribute__\b|\balignas\b|(?=\[\[)")),
}
"""Where annotations, decorators and attributes begin; a bracket behind one belongs to it."""

_INITIALISED = ("cpp", "csharp", "dart", "kotlin")
_INITIALISERS = re.compile(
    r"\)[\w\s]*? :(?!:).*|\)\s*:(?=\s*(?:this|super|base)\s*\().*", re.DOTALL
)
_SEPARATORS = {"rust": "::", "cpp": "::", "php": "::"}
_NOT_QUALIFIED = ("go", "commonlisp", "objc", "haskell", "lua", "luau")
_CLOSING = {"(": ")", "[": "]", "{": "}"}
_TAIL = re.compile(r"[\s:{=,;]+\Z")
_ADA_BODY = re.compile(r"\bis\b.*", re.DOTALL)
_NAME = re.compile(r"\w+[?!=]?(?:<[^<>]*>)?|~\w+")
_CLOSURE = re.compile(r"(?:let|var|val|my|local)\b")


def signature(function: Function) -> str:
    """What stands before the body, on one line; "" where that is not known.

    Decorators, annotations and comments are left out; a method is named with its class.
    """
    head = function.text[: min(function.head, _MOST_READ)].replace("\0", " ")
    quoted = _DOUBLE if function.language in _ONLY_DOUBLE else _QUOTED
    comments = _COMMENTS.get(function.language, _SLASHES)
    masked, strings = _masked(head, quoted, comments)
    masked, strings = _without_marks(masked, strings, function.language)
    if function.language in _INITIALISED:
        masked = _INITIALISERS.sub(")", masked, count=1)
    if function.language == "ada":
        masked = _ADA_BODY.sub("", masked)
    masked = _qualified(_tidy(masked), function)
    return _cut(_restored(masked, strings))


def _masked(head: str, quoted: str, comments: str) -> tuple[str, list[str]]:
    """The head with each string as one NUL and no comment, and the strings."""
    strings: list[str] = []

    def keep(found: re.Match[str]) -> str:
        if found["string"] is None:
            return " "
        strings.append(found["string"])
        return "\0"

    pattern = rf"(?P<string>{quoted})|{comments}"
    return re.sub(pattern, keep, head, flags=re.DOTALL), strings


def _restored(masked: str, strings: Iterable[str]) -> str:
    remaining = iter(strings)
    return re.sub("\0", lambda _: " ".join(next(remaining).split()), masked)


def _without_marks(masked: str, strings: list[str], language: str) -> tuple[str, list[str]]:
    """Without annotations and the strings in them."""
    mark = _MARK.get(language)
    pieces, dropped, at = [], set[int](), 0
    while mark and (found := mark.search(masked, at)):
        start, end = found.start(), _end_of_mark(masked, found)
        first = masked.count("\0", 0, start)
        dropped |= set(range(first, first + masked.count("\0", start, end)))
        pieces.append(masked[at:start])
        at = end
    left = [string for number, string in enumerate(strings) if number not in dropped]
    return "".join([*pieces, masked[at:]]), left


def _end_of_mark(masked: str, found: re.Match[str]) -> int:
    """Behind the bracket that follows a mark, if one does and it closes; never where it began."""
    waiting = []
    for position in range(found.end(), len(masked)):
        if masked[position] in _CLOSING:
            waiting.append(_CLOSING[masked[position]])
        elif not waiting:
            break
        elif masked[position] == waiting[-1]:
            waiting.pop()
            if not waiting:
                return position + 1
    return max(found.end(), found.start() + 1)


def _tidy(masked: str) -> str:
    """On one line, without the blanks and commas of a list over several lines."""
    line = " ".join(masked.split())
    line = re.sub(r"(?<=[(\[]) ", "", line)
    line = re.sub(r",? (?=[)\]])|,(?=[)\]])", "", line)
    return _TAIL.sub("", line)


def _qualified(head: str, function: Function) -> str:
    """The head with the names of the scopes around the function, unless they stand there."""
    *around, own = function.name.split(".")
    if (
        not around
        or not all(map(_NAME.fullmatch, (*around, own)))
        or around[-1] in (own, "operator")
    ):
        return head
    found = _own_name(head, own)
    if found is None or function.language in _NOT_QUALIFIED or _CLOSURE.match(head):
        return head
    before, after = head[: found.start()], head[found.start() :]
    if function.language == "ruby":
        return _ruby(before, around, after)
    if before.endswith((".", "::", "->")):
        return head
    separator = _SEPARATORS.get(function.language, ".")
    return separator.join((before + around[0], *around[1:], after))


def _ruby(before: str, around: list[str], after: str) -> str:
    scope = "::".join(around)
    if before == "def self.":
        return f"def {scope}.{after}"
    return f"def {scope}#{after}" if before == "def " else before + after


def _own_name(head: str, own: str) -> re.Match[str] | None:
    """Where the name stands that the parameters follow, else where it stands first."""
    name = rf"(?<![\w$@]){re.escape(own)}(?![\w$])"
    return re.search(rf"{name}(?=\s*[(<\[])", head) or re.search(name, head)


def _cut(line: str) -> str:
    return line if len(line) <= LONGEST else line[: LONGEST - 3].rstrip() + "..."
