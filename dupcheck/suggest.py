"""A hint for a name that nobody knows: the nearest one that somebody does."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggestion(name: str, known: Iterable[str]) -> str:
    """`Did you mean "threshold"?`, or the whole list where nothing is near."""
    names = sorted(known)
    near = get_close_matches(name.lower().replace("_", "-"), names, n=1)
    return f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(names)}."
