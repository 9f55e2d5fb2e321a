"""Mutations of functions after Roy & Cordy (2009) and the mutation framework of Svajlenko & Roy.

An operator works on lines, each of them its tokens together with its source, so that both say the
same. Operators in their notation: mCW (blanks), mCC (comments), mCF (formatting); mSRI (systematic
renaming), mARI (arbitrary renaming of single uses), mRL (another literal); mSIL and mSDL (a small
insertion into a line, a small deletion from one), mIL, mDL and mML (whole lines inserted, deleted,
modified).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random

from benchmarks.quality.material import spelled
from dupcheck.extract.normalize import digest
from dupcheck.lines import LineRange
from dupcheck.records import Function

_WORD = re.compile(r"[^\W\d][\w$]*")
_REMARKS = ("see the notes on this step", "as agreed", "keep in step with the caller", "to do")
_COMMENTS = {"python": "#", "ruby": "#", "bash": "#", "lua": "--"}
_BY_INDENTATION = frozenset({"python", "scala"})
_LITERALS = 0.4
_USES = 0.3
_KEPT_CALLS = 0.7
_TRIES = 20


@dataclass(frozen=True, slots=True)
class Line:
    """The tokens of a line of code and its source."""

    tokens: tuple[str, ...]
    text: str


Operator = Callable[[list[Line], Sequence[Line], Random], list[Line]]


def mutant(original: Function, donor: Function, kind: str, rng: Random) -> Function | None:
    """The function changed in one of the `KINDS`, in no file; None where nothing changed."""
    if kind == "type-1":
        return replace(original, text=_relaid(original, rng))
    lines = KINDS[kind](lines_of(original), lines_of(donor), rng)
    code = "\n".join(" ".join(line.tokens) for line in lines)
    changed = replace(
        original,
        code=code,
        text="\n".join(line.text for line in lines),
        size=sum(len(line.tokens) for line in lines),
        digest=digest(code),
        lines=LineRange(start=1, end=len(lines)),
    )
    return None if changed.digest == original.digest or changed.size == 0 else changed


def lines_of(function: Function) -> list[Line]:
    """Code and text line by line; the code is line for line with the text."""
    codes, texts = function.code.split("\n"), function.text.split("\n")
    if len(codes) != len(texts):
        texts = spelled(function.code).split("\n")
    return [Line(tuple(c.split()), t) for c, t in zip(codes, texts, strict=True)]


def _relaid(function: Function, rng: Random) -> str:
    """mCW, mCC, mCF: comments added, blank lines, other indentation; the tokens stay."""
    comment = _COMMENTS.get(function.language, "//")
    texts = []
    for line in lines_of(function):
        text = line.text
        if function.language not in _BY_INDENTATION:
            indent = len(text) - len(text.lstrip())
            text = " " * (indent // 2 + rng.randrange(2)) + text.lstrip()
        texts.append(text)
        if text.rstrip().endswith((";", ")", "}")) and rng.random() < 0.4:
            texts.append(rng.choice(["", f"{comment} {rng.choice(_REMARKS)}"]))
    return "\n".join(texts)


def _renamed(lines: list[Line], other: Sequence[Line], rng: Random) -> list[Line]:
    """mSRI, mRL: variables throughout, most called names stay, some literals change."""
    called = sorted({a for line in lines for a, b in pairwise(line.tokens) if b == "o("})
    kept = {name for name in called if rng.random() < _KEPT_CALLS}
    return _rename(lines, other, rng, kept)


def _renamed_all(lines: list[Line], other: Sequence[Line], rng: Random) -> list[Line]:
    """mSRI, mRL: every name throughout."""
    return _rename(lines, other, rng, set())


def _rename(lines: list[Line], other: Sequence[Line], rng: Random, kept: set[str]) -> list[Line]:
    names = sorted(set(_names(lines)) - kept)
    pool = sorted(set(_names(other)) - set(names)) or ["ivalue"]
    rng.shuffle(pool)
    new = {
        name: pool[i % len(pool)] + ("" if i < len(pool) else str(i))
        for i, name in enumerate(names)
    }
    return [_relettered(_spoken(line, new), rng) for line in lines]


def _arbitrary(lines: list[Line], other: Sequence[Line], rng: Random) -> list[Line]:
    """mARI: names replaced by others in some of the lines where they stand."""
    pool = sorted(set(_names(other))) or ["ivalue"]
    changed = []
    for line in lines:
        new = {n: rng.choice(pool) for n in _names([line]) if rng.random() < _USES}
        changed.append(_spoken(line, new))
    return changed


def _light(lines: list[Line], other: Sequence[Line], rng: Random) -> list[Line]:
    """One or two of mSIL, mSDL, mIL, mDL, mML."""
    return _edited(lines, other, rng, min(2, max(1, _filled(lines) // 6)))


def _heavy(lines: list[Line], other: Sequence[Line], rng: Random) -> list[Line]:
    """mSIL, mSDL, mIL, mDL, mML on a quarter to two fifths of the lines."""
    return _edited(lines, other, rng, max(1, round(_filled(lines) * rng.uniform(0.25, 0.4))))


def _renamed_edited(lines: list[Line], other: Sequence[Line], rng: Random) -> list[Line]:
    """Type-2 and then a quarter of the lines."""
    wanted = max(1, round(_filled(lines) * 0.25))
    return _edited(_renamed(lines, other, rng), other, rng, wanted)


def _edited(lines: list[Line], other: Sequence[Line], rng: Random, wanted: int) -> list[Line]:
    changed = list(lines)
    donors = [line for line in other if line.tokens] or [Line(("ivalue",), "value")]
    for _ in range(wanted):
        before = list(changed)
        for _ in range(_TRIES):
            changed = _edit(before, donors, rng)
            if [line.tokens for line in changed] != [line.tokens for line in before]:
                break
    return changed


def _edit(lines: Sequence[Line], donors: Sequence[Line], rng: Random) -> list[Line]:
    """One of mIL, mDL, mML (twice: another line, other words), mSIL and mSDL."""
    changed = list(lines)
    at = rng.choice([i for i, line in enumerate(changed) if line.tokens])
    way, donor = rng.random(), rng.choice(donors)
    if way < 0.3:
        changed.insert(at + 1, _placed(donor, changed[at]))
    elif way < 0.5 and _filled(changed) > 2:
        del changed[at]
    elif way < 0.65:
        changed[at] = _placed(donor, changed[at])
    elif way < 0.8:
        changed[at] = _modified(changed[at], donors, rng)
    elif way < 0.9:
        changed[at] = _inserted(changed[at], donors, rng)
    else:
        changed[at] = _deleted(changed[at], rng)
    return changed


def _placed(donor: Line, at: Line) -> Line:
    """A line of another function, indented as the one in whose place it comes."""
    indent = at.text[: len(at.text) - len(at.text.lstrip())]
    return Line(donor.tokens, indent + donor.text.strip())


def _modified(line: Line, donors: Sequence[Line], rng: Random) -> Line:
    """mML: half the names and literals of a line."""
    pool = _names(donors) or ["ivalue"]
    new = {n: rng.choice(pool) for n in _names([line]) if rng.random() < 0.5}
    return _relettered(_spoken(line, new), rng)


def _inserted(line: Line, donors: Sequence[Line], rng: Random) -> Line:
    """mSIL: a name becomes a sum."""
    names = _names([line])
    if not names:
        return line
    name, more = rng.choice(names), rng.choice(_names(donors) or ["ivalue"])
    at = line.tokens.index(name)
    tokens = (*line.tokens[: at + 1], "o+", more, *line.tokens[at + 1 :])
    text = re.sub(rf"\b{re.escape(name[1:])}\b", f"{name[1:]} + {more[1:]}", line.text, count=1)
    return Line(tokens, text)


def _deleted(line: Line, rng: Random) -> Line:
    """mSDL: an argument or a member is left out."""
    places = [
        i
        for i, (one, two) in enumerate(pairwise(line.tokens))
        if one in ("o,", "o.") and two[0] == "i"
    ]
    if not places:
        return line
    at = rng.choice(places)
    gone = line.tokens[at][1:], line.tokens[at + 1][1:]
    pattern = rf"{re.escape(gone[0])}\s*{re.escape(gone[1])}\b"
    return Line(line.tokens[:at] + line.tokens[at + 2 :], re.sub(pattern, "", line.text, count=1))


def _spoken(line: Line, new: Mapping[str, str]) -> Line:
    """The line with names replaced, in its source as well."""
    if not new:
        return line
    words = {old[1:]: name[1:] for old, name in new.items()}
    text = _WORD.sub(lambda found: words.get(found[0], found[0]), line.text)
    return Line(tuple(new.get(token, token) for token in line.tokens), text)


def _relettered(line: Line, rng: Random) -> Line:
    """mRL: some numbers and strings become others."""
    tokens, text = [], line.text
    for token in line.tokens:
        if token[0] in "ns" and len(token) > 1 and rng.random() < _LITERALS:
            other = (
                str(rng.randrange(100)) if token[0] == "n" else rng.choice(("text", "name", "x"))
            )
            text = text.replace(token[1:].replace("␣", " "), other, 1)
            token = token[0] + other
        tokens.append(token)
    return Line(tuple(tokens), text)


def _names(lines: Sequence[Line]) -> list[str]:
    return [token for line in lines for token in line.tokens if token[0] == "i"]


def _filled(lines: Sequence[Line]) -> int:
    return sum(1 for line in lines if line.tokens)


KINDS: Mapping[str, Operator] = {
    "renamed": _renamed,
    "renamed-all": _renamed_all,
    "arbitrary": _arbitrary,
    "light": _light,
    "heavy": _heavy,
    "renamed-edited": _renamed_edited,
}
