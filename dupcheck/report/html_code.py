"""The code of a copy beside that of the function to keep, with marks on the words that differ."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, zip_longest

from dupcheck.compare.align import matching
from dupcheck.records import CloneType, Function, Verdict
from dupcheck.report.excerpt import Line, Row, lines, rows
from dupcheck.report.html_element import Html, element, joined, shown
from dupcheck.report.html_place import place

_MOST_ROWS = 60
_WIDEST = 300
_ALIKE = 0.5
_SAME_SHAPE = 0.6
_MOST_PAIRS = 900
_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
_WORD = re.compile(r"\w+")
_VALUE = re.compile(r"""\w+|"[^"]*"|'[^']*'""")
_APART = {CloneType.TYPE_4, CloneType.CROSS_LANGUAGE}

_Pair = tuple[Line | None, Line | None]
_Look = tuple[frozenset[str], str]
"""The words of a line, and what is left of it where each word or text is the same."""


def comparison(verdict: Verdict, links: str) -> Html:
    """Two columns, with the words marked that differ; nothing where no line does."""
    left, right = verdict.match.left, verdict.match.right
    if verdict.clone_type in _APART:
        return _beside(left, right, _apart(left, right), links)
    table = rows(left, right)
    if any(row.mark == "!" for row in table):
        return _beside(left, right, _bodies(table), links)
    return Html()


def _beside(left: Function, right: Function, bodies: Iterator[Html], links: str) -> Html:
    head = element("tr", _heading("keep", left, links), _heading("copy", right, links))
    return _table(head, bodies, "code")


def _table(head: Html, bodies: Iterable[Html], name: str) -> Html:
    columns = Html("<colgroup><col><col><col><col></colgroup>")
    if name != "code":
        columns = Html("<colgroup><col><col></colgroup>")
    return element("table", columns, element("thead", head), *bodies, class_=name)


def _heading(role: str, function: Function, links: str) -> Html:
    label = element("span", role, class_=f"role {role}")
    return element("th", label, " ", place(function, links), colspan=2, scope="colgroup")


def listing(function: Function, links: str) -> Html:
    """The code of one function."""
    head = element("tr", _heading("keep", function, links))
    own = lines(function)
    table = [element("tr", *_cells(line)) for line in own[:_MOST_ROWS]]
    more = function.text.count("\n") + 1 - len(table)
    bodies = [
        element("tbody", *table, class_="same"),
        *([_fold(f"{more} more lines", 2)] if more > 0 else []),
    ]
    return _table(head, bodies, "code single")


def _apart(left: Function, right: Function) -> Iterator[Html]:
    """Two texts that have no line in common, or only by chance."""
    table = list(zip_longest(lines(left), lines(right)))
    yield _body(table[:_MOST_ROWS], "apart")
    longest = max(function.text.count("\n") + 1 for function in (left, right))
    if longest > _MOST_ROWS:
        yield _fold(f"{longest - _MOST_ROWS} more lines", 4)


def _bodies(table: Sequence[Row]) -> Iterator[Html]:
    for mark, run in groupby(table, key=lambda row: row.mark):
        found = list(run)
        if mark == "=":
            yield _body([(row.left, row.right) for row in found], "same")
        elif mark == "!":
            lefts = [row.left for row in found if row.left]
            rights = [row.right for row in found if row.right]
            yield _body(_paired(lefts, rights), "changed")
        else:
            what = "equal lines" if mark == "~" else "more lines"
            yield _fold(f"{sum(row.hidden for row in found)} {what}", 4)


def _fold(text: str, columns: int) -> Html:
    cell = element("td", f"⋯ {text}", colspan=columns)
    return element("tbody", element("tr", cell), class_="fold")


def _body(pairs: Sequence[_Pair], name: str) -> Html:
    table = (joined((Html("<tr>"), *_row(pair, name), Html("</tr>"))) for pair in pairs)
    return element("tbody", *table, class_=name)


def _row(pair: _Pair, name: str) -> Iterator[Html]:
    left, right = pair
    marked = _marked(left.text, right.text) if left and right and name == "changed" else ()
    yield from _cells(left, *marked[:1])
    yield from _cells(right, *marked[1:])


def _cells(line: Line | None, code: Html | None = None) -> tuple[Html, ...]:
    if line is None:
        return (Html("<td></td><td></td>"),)
    text = shown(line.text, _WIDEST) if code is None else code
    return (Html(f"<td>{line.number}</td><td>{text}</td>"),)


def _paired(lefts: Sequence[Line], rights: Sequence[Line]) -> list[_Pair]:
    """Changed lines with what became of them: those that are alike stand side by side."""
    found: list[_Pair] = []
    at_left = at_right = 0
    for i, j in (*_likest(lefts, rights), (len(lefts), len(rights))):
        found += zip_longest(lefts[at_left:i], rights[at_right:j])
        if i < len(lefts):
            found.append((lefts[i], rights[j]))
        at_left, at_right = i + 1, j + 1
    return found


def _likest(lefts: Sequence[Line], rights: Sequence[Line]) -> list[tuple[int, int]]:
    """Increasing positions of lines that share words, with the greatest likeness in sum."""
    if len(lefts) * len(rights) > _MOST_PAIRS:
        return []
    looks = [[_look(line.text) for line in side] for side in (lefts, rights)]
    best = [[0.0] * (len(rights) + 1) for _ in range(len(lefts) + 1)]
    for i in reversed(range(len(lefts))):
        for j in reversed(range(len(rights))):
            both = best[i + 1][j + 1] + _likeness(looks[0][i], looks[1][j])
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    return list(_walk(best, len(lefts), len(rights)))


def _walk(best: Sequence[Sequence[float]], left: int, right: int) -> Iterator[tuple[int, int]]:
    i = j = 0
    while i < left and j < right:
        if best[i][j] == best[i + 1][j]:
            i += 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            yield i, j
            i, j = i + 1, j + 1


def _look(line: str) -> _Look:
    return frozenset(_WORD.findall(line)), "".join(_VALUE.sub("w", line).split())


def _likeness(one: _Look, other: _Look) -> float:
    """How much of their words two lines share, 0 where that is too little to speak of.

    Lines that differ in words alone are alike even where all of them are other words.
    """
    (left, shape), (right, other_shape) = one, other
    share = 2 * len(left & right) / ((len(left) + len(right)) or 1)
    share = max(share, _SAME_SHAPE * (shape == other_shape))
    return share if share >= _ALIKE else 0.0


def _marked(left: str, right: str) -> tuple[Html, ...]:
    """Two lines with marks on their own words, nothing where they have too little in common."""
    if not _likeness(_look(left), _look(right)):
        return ()
    words = [_TOKENS.findall(text[:_WIDEST]) for text in (left, right)]
    pairs = matching(*words)
    return tuple(
        _line(side, {pair[at] for pair in pairs}, more=len(text) > _WIDEST)
        for at, (side, text) in enumerate(zip(words, (left, right), strict=True))
    )


def _line(words: Sequence[str], same: set[int], *, more: bool) -> Html:
    """A line whose words at other positions are marked, with the blanks between them."""
    plain = [at in same or (not at and word.isspace()) for at, word in enumerate(words)]
    for at in range(1, len(words) - 1):
        if words[at].isspace() and not plain[at - 1] and not plain[at + 1]:
            plain[at] = False
    parts = []
    for unmarked, run in groupby(range(len(words)), key=plain.__getitem__):
        text = shown("".join(words[at] for at in run))
        parts.append(text if unmarked else element("mark", text))
    return joined((*parts, "…" if more else ""))
