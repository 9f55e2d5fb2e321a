"""The names of files in diffs: prefixes, quotes, times behind them."""

import re

_PREFIXES = (b"a/", b"b/", b"c/", b"i/", b"o/", b"w/", b"1/", b"2/")
_ESCAPE = re.compile(rb'\\([0-7]{3}|["\\abfnrtv])')
_LETTERS = dict(zip(b'"\\abfnrtv', b'"\\\a\b\f\n\r\t\v', strict=True))

Names = tuple[bytes, ...]
"""What a file may be called, the likeliest first, for prefixes differ; () for no file."""


def both_labels(old: bytes, new: bytes) -> tuple[Names, Names]:
    """The names behind `---` and `+++`: `diff -r` puts the two folders before them."""
    names = _label(old), _label(new)
    if old != new and all(len(one) == 2 for one in names):
        (first, rest), (other_first, other_rest) = names
        if rest == other_rest and first != other_first:
            return (rest, first), (other_rest, other_first)
    return names


def _label(label: bytes) -> Names:
    """A tab ends a name, then there may be a time."""
    name = unquoted(label) if label.startswith(b'"') else label.partition(b"\t")[0]
    return () if name == b"/dev/null" else _names(name)


def _names(name: bytes) -> Names:
    """With and without the first folder, which `diff -r` and git put there."""
    rest = name.partition(b"/")[2]
    if not rest:
        return (name,)
    return (rest, name) if name.startswith(_PREFIXES) else (name, rest)


def both_names(names: bytes) -> tuple[Names, Names]:
    """The two names behind `diff --git`; where they are not alike, other lines tell them."""
    if names.startswith(b'"'):
        match = re.match(rb'("(?:[^"\\]|\\.)*") (.*)', names)
        old, new = match.groups() if match else (names, names)
    elif names.endswith(b'"'):
        old, _, new = names.partition(b' "')
        new = b'"' + new
    else:
        middle = len(names) // 2
        old, new = names[:middle], names[middle + 1 :]
    return _names(unquoted(old)), _names(unquoted(new))


def unquoted(name: bytes) -> bytes:
    """A name that git put in quotes, for it holds more than plain letters."""
    if len(name) < 2 or not (name.startswith(b'"') and name.rstrip(b"\t").endswith(b'"')):
        return name

    def character(match: re.Match[bytes]) -> bytes:
        code = match[1]
        return bytes([int(code, 8) & 255 if len(code) == 3 else _LETTERS[code[0]]])

    return _ESCAPE.sub(character, name.rstrip(b"\t")[1:-1])
