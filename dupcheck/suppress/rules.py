"""What keeps two functions from being reported as duplicates, and what no longer does."""

from collections.abc import Iterable, Sequence

from dupcheck.records import Directive, Function, Silence, Silencer, Unused
from dupcheck.suppress.pairs import KEY, ignored_pairs
from dupcheck.suppress.pattern import PatternError
from dupcheck.suppress.sides import Side, side

Place = tuple[str, int, str]
"""A comment: its path, line and target."""


class Rules:
    """Comments at functions, and the setting `ignore-pairs`; remembers what has been of use.

    A comment of a function is meant for what is nested in it too, as far as it was given with that.
    """

    def __init__(self, pairs: Sequence[str] = (), key: str = KEY) -> None:
        self._pairs = ignored_pairs(pairs, key)
        self._sides: dict[str, Side | None] = {}
        self._used: set[str | Place] = set()

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know of the setting."""
        unexplained = [pair.where for pair in self._pairs if not pair.reason]
        if not unexplained:
            return ()
        return (f'{", ".join(unexplained)}: no reason is given; end with " -- REASON"',)

    def concerns(self, function: Function) -> bool:
        """Whether anything may silence a pair of which this function is part."""
        return bool(function.directives) or any(
            pair.left.means(function) or pair.right.means(function) for pair in self._pairs
        )

    def silence(self, one: Function, other: Function) -> Silence | None:
        """What silences a pair: comments before settings, in order of their places.

        Whatever does is remembered as used, not only what is returned.
        """
        if not (self._pairs or one.directives or other.directives):
            return None
        found = [
            (Silencer.COMMENT, _place(directive, function), directive.reason)
            for function, partner in ((one, other), (other, one))
            for directive in function.directives
            if self._targets(directive, partner)
        ]
        self._used.update(place for _, place, _ in found)
        settings = [pair for pair in self._pairs if pair.covers(one, other)]
        self._used.update(pair.where for pair in settings)
        if found:
            by, (path, line, _), reason = min(found, key=lambda comment: comment[1])
            return Silence(by=by, where=f"{path}:{line}", reason=reason)
        for pair in settings:
            return Silence(by=Silencer.PAIR, where=pair.where, reason=pair.reason)
        return None

    def unused_in_scan(self, compared: Iterable[Function]) -> tuple[Unused, ...]:
        """What has silenced nothing, of all that the compared functions and the settings say.

        Sound only when `silence` has been asked about every two functions judged duplicates, in a
        scan of the whole repository: after a diff or a part of the files nothing follows from it.
        """
        comments = {
            _place(directive, function): directive
            for function in compared
            for directive in function.directives
        }
        unused = [
            Unused(where=f"{place[0]}:{place[1]}", text=_said(comments[place]))
            for place in sorted(comments.keys() - self._used)
        ]
        unused += [
            Unused(where=pair.where, text=pair.text)
            for pair in self._pairs
            if pair.where not in self._used
        ]
        return tuple(unused)

    def _targets(self, directive: Directive, partner: Function) -> bool:
        target = directive.target
        if target and target not in self._sides:
            try:
                self._sides[target] = side(target)
            except PatternError:
                # Whoever reads comments tells of it: one wrong comment must not end a run.
                self._sides[target] = None
        means = self._sides[target] if target else Side(None, None)
        return means is not None and means.means(partner)


def _place(directive: Directive, function: Function) -> Place:
    return function.path, directive.line, directive.target


def _said(directive: Directive) -> str:
    target = f"[{directive.target}]" if directive.target else ""
    return f"ignore{target}" + (f" -- {directive.reason}" if directive.reason else "")
