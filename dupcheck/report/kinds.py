"""The kinds of duplicates as rules: what programs that collect findings call and explain them."""

from dataclasses import dataclass

from dupcheck.records import CloneType


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One rule: `id` never changes, `title` is a heading, `what` and `remedy` are sentences."""

    id: str
    name: str
    title: str
    what: str
    remedy: str


KINDS = {
    CloneType.TYPE_1: Kind(
        id="exact-copy",
        name="ExactCopy",
        title="Function is an exact copy",
        what="A function with the same code, apart from layout and comments, already exists.",
        remedy="Call the function that exists and drop the copy.",
    ),
    CloneType.TYPE_2: Kind(
        id="renamed-copy",
        name="RenamedCopy",
        title="Function is a renamed copy",
        what="A function with the same code under other names or values already exists.",
        remedy="Call the function that exists; give it a parameter for each value that differs.",
    ),
    CloneType.TYPE_3: Kind(
        id="edited-copy",
        name="EditedCopy",
        title="Function is an edited copy",
        what="A function that shares most of its statements with this one already exists.",
        remedy="Make the two one: keep the function that exists, with what this one adds to it.",
    ),
    CloneType.TYPE_4: Kind(
        id="rewritten-copy",
        name="RewrittenCopy",
        title="Function exists in other words",
        what="A function that does the same, written otherwise, already exists.",
        remedy="Compare the two, then keep the one that is right in every case.",
    ),
    CloneType.CROSS_LANGUAGE: Kind(
        id="ported-copy",
        name="PortedCopy",
        title="Function exists in another language",
        what="A function that does the same in another language exists in this repository.",
        remedy="Change both together, or let one call the other.",
    ),
}
"""A kind for each clone type."""
