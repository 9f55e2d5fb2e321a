"""Elements of HTML: whatever is not made here is text, and text is escaped."""

from collections.abc import Iterable
from html import escape

from dupcheck.report.safe import cut, printable

_LONGEST = 2000
_VOID = frozenset({"input", "link", "meta"})


class Html(str):
    """Markup that may stand in a page as it is."""

    __slots__ = ()


def shown(text: str, longest: int = _LONGEST) -> Html:
    r"""Text for content and for attributes: harmless, visible (`\x1b`), cut where it is long."""
    return Html(escape(printable(cut(text, longest))))


def element(tag: str, /, *children: str, **attributes: str | int | bool) -> Html:
    """An element. `data_x` is the attribute `data-x`, `class_` is `class`; False leaves one out."""
    opening = f"<{tag}{''.join(_attribute(*one) for one in attributes.items())}>"
    if tag in _VOID:
        return Html(opening)
    return Html(f"{opening}{''.join(map(_child, children))}</{tag}>")


def joined(children: Iterable[str], between: str = "") -> Html:
    """Elements and texts one behind the other."""
    return Html(between.join(map(_child, children)))


def _child(child: str) -> str:
    return child if isinstance(child, Html) else shown(child)


def _attribute(name: str, value: str | int | bool) -> str:
    name = name.rstrip("_").replace("_", "-")
    if isinstance(value, bool):
        return f" {name}" if value else ""
    return f' {name}="{shown(str(value))}"'
