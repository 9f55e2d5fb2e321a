"""What is said at a function that repeats another: one sentence, then what helps to mend it."""

from collections.abc import Iterator, Sequence

from dupcheck.records import CloneType, Function, Parameter, Verdict
from dupcheck.report.safe import one_line, printable
from dupcheck.report.words import ALMOST, interchangeable, needed, percent, worth_telling

_NAME = 80
_LONGEST = 200
_ORDINALS = ("third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def sentence(
    verdict: Verdict,
    *,
    partner: str = "",
    place: str = "",
    older: int = 1,
    twice: bool = False,
    parameters: Sequence[Parameter] = (),
) -> str:
    """What the right function is to the left one, where that is, and what to do; no full stop.

    `partner` is how to name the left one where its plain name will not do, `place` how to tell its
    place; `older` says how many of its kind there were before, `twice` that both are of one change.
    """
    function, other = verdict.match.right, verdict.match.left
    name, place = short_name(function), place or printable(other.place)
    partner = partner or short_name(other)
    if verdict.clone_type is CloneType.CROSS_LANGUAGE:
        return f"{name} is the same as {partner} at {place}: change them together"
    # Only of what was edited a share says something: of what is the same it sows doubt.
    if not interchangeable(verdict):
        how, alike = ALMOST[verdict.clone_type], f"{percent(verdict.alike)} alike"
        return f"{name} is {how} of {partner} at {place}, {alike}: {as_one(parameters)}"
    known_as = f" as {partner}" if partner != name else ""
    if twice:
        return f"{name} comes twice in this change, also at {place}{known_as}: keep one"
    if older > 1:
        return f"{name} is {_ordinal(older + 1)} copy of {partner} at {place}: reuse it"
    return f"{name} already exists at {place}{known_as}: reuse it"


def _ordinal(number: int) -> str:
    index = number - 3
    return f"the {_ORDINALS[index]}" if index < len(_ORDINALS) else "one more"


def as_one(parameters: Sequence[Parameter]) -> str:
    """How to make two functions one."""
    return f"make them one with {needed(parameters)}" if parameters else "make them one"


def short_name(function: Function) -> str:
    """The name of a function, harmless."""
    return one_line(function.name, _NAME)


def help_to_reuse(verdict: Verdict, signature: str, reach: str) -> Iterator[str]:
    """Sentences that follow the first: how the left function is called, how it gets there."""
    if signature and verdict.clone_type is not CloneType.CROSS_LANGUAGE:
        yield f"Signature: {one_line(signature, _LONGEST)}."
    if worth_telling(reach):
        yield f"Use it by: {on_one_line(reach)}."


def on_one_line(reach: str) -> str:
    """Lines of code one behind the other, harmless."""
    lines = (one_line(line, _LONGEST).removesuffix(";") for line in reach.split("\n"))
    return one_line("; ".join(filter(None, lines)), _LONGEST)
