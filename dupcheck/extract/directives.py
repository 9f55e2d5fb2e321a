"""Comments that speak to dupcheck, and the functions that they speak of.

A directive that is first on its line speaks of the function that starts right behind it; other
comments, decorators, attributes, template heads, signatures and empty lines may stand between. One
behind code speaks of the function that ends on its line. Where there is none, it is the innermost
function around the comment. What is nested in a function is meant along with it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from dupcheck.extract.directive_words import IGNORE_FILE, MENTIONED, Said, heard
from dupcheck.extract.embedded import Part, page_comments
from dupcheck.extract.normalize import Span
from dupcheck.extract.surroundings import Range, Surroundings, Tree
from dupcheck.records import Directive, Remark, SourceFile

_MOST = 1_000
"""Directives in one part of a file: each is looked up among all functions."""
_MOST_OF_ONE = 100

_NO_COMMENTS = {"data_section", "uninterpreted", "dis_expr", "preproc_region", "preproc_endregion"}


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said: `of` functions, by their number, of the whole file, and in vain."""

    of: dict[int, list[Directive]] = field(default_factory=lambda: defaultdict(list))
    of_file: list[Directive] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)


def spoken(path: str, part: Part, tree: Tree) -> Spoken:
    """The directives of a part of a file; documentation that the grammar calls code holds none."""
    found = Spoken()
    if not MENTIONED.search(tree.content):
        return found
    comments = [span for span in tree.spans if span.comment]
    told = list(islice(_told(tree, comments), _MOST + 1))
    if not told:
        return found
    surroundings = Surroundings(tree, comments)
    for number, row, said in told[:_MOST]:
        wrong = _place(found, surroundings, number, part.line(row), said)
        if wrong:
            found.remarks.append(Remark(path=path, line=part.line(row), text=wrong))
    if len(told) > _MOST:
        text = f"only the first {_MOST:,} directives count"
        found.remarks.append(Remark(path=path, line=part.line(told[_MOST][1]), text=text))
    _hand_down(found.of, tree.functions)
    return found


def spoken_by_page(source: SourceFile) -> Spoken:
    """What the comments of a page say; only of the whole file can they speak."""
    found = Spoken()
    if not MENTIONED.search(source.content):
        return found
    told = ((line + said.row, said) for line, text in page_comments(source) for said in heard(text))
    for line, said in islice(told, _MOST):
        if said.verb == IGNORE_FILE:
            directive = Directive(line=line, target=said.target, reason=said.reason)
            found.of_file.append(directive)
        else:
            wrong = said.wrong or "dupcheck: ignore has to stand in the script"
            found.remarks.append(Remark(path=source.path, line=line, text=wrong))
    return found


def _told(tree: Tree, comments: Sequence[Span]) -> Iterator[tuple[int, int, Said]]:
    """The directives, each with the number of its comment and its row."""
    described = {node.start_byte for node in tree.documentation}
    row = at = 0
    for number, span in enumerate(comments):
        raw = tree.content[span.start : span.end]
        if span.start in described or not MENTIONED.search(raw):
            continue
        node = tree.root.descendant_for_byte_range(span.start, span.end)
        if node is None or node.type in _NO_COMMENTS:
            continue
        row, at = row + tree.content.count(b"\n", at, span.start), span.start
        for said in heard(raw.decode("utf-8", "replace")):
            yield number, row + said.row, said


def _place(found: Spoken, surroundings: Surroundings, number: int, line: int, said: Said) -> str:
    """Keeps a directive with what it is about, or says what is wrong with it."""
    if said.wrong:
        return said.wrong
    directive = Directive(line=line, target=said.target, reason=said.reason)
    if said.verb == IGNORE_FILE:
        if surroundings.around(number) is not None:
            return "dupcheck: ignore-file counts only outside of functions"
        found.of_file.append(directive)
        return ""
    of = surroundings.meant(number)
    if of is None:
        return "dupcheck: ignore stands at no function"
    found.of[of].append(directive)
    return ""


def _hand_down(of: dict[int, list[Directive]], functions: Sequence[Range]) -> None:
    """Give what a function was told to those nested in it as well."""
    around: list[int] = []
    for number, (start, _) in enumerate(functions):
        while around and functions[around[-1]][1] <= start:
            around.pop()
        inherited = of.get(around[-1], []) if around else []
        if inherited:
            of[number] = [*inherited, *of.get(number, [])]
        if number in of:
            del of[number][_MOST_OF_ONE:]
        around.append(number)
