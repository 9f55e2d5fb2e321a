"""A case: a change, and what it must be told of."""

from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.demonstration.desk import Desk
from benchmarks.demonstration.expected import Told, line

Write = Callable[[Desk], None]
Change = Callable[[Desk], Told]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`change` is made on a branch; `before` and `later` on main before and after it left.

    What `before` makes is in the baseline where `known`. `joins` says whether the branch can be
    merged with those of other cases. `merged` is what must be told where main is merged into it.
    `note` says to a reader why what is told is right, or that it is not.
    """

    name: str
    change: Change
    before: Write | None = None
    later: Write | None = None
    known: bool = False
    joins: bool = True
    merged: Change | None = None
    note: str = ""


NOTHING = Told()


def found(keep: str, *copies: tuple[str, int | str]) -> Told:
    """One finding that fails."""
    return Told(found=frozenset({line(keep, *copies)}))


def quiet(by: str, keep: str, *copies: tuple[str, int | str]) -> Told:
    """One finding that is not spoken of."""
    return Told(quiet=frozenset({f"{by}: {line(keep, *copies)}"}))
