"""Where a function is, linked where the forge that shows it is known."""

from dupcheck.records import Function
from dupcheck.report.html_element import Html, element, shown
from dupcheck.report.link import permalink

_LONGEST_PATH = 300
_LONGEST_ADDRESS = 2000


def place(function: Function, links: str) -> Html:
    """The path with the lines of a function."""
    shape = f":{function.lines.start}"
    text = Html(f"{shown(function.path, _LONGEST_PATH)}{shape}")
    address = permalink(function.path, function.lines, links)
    if 0 < len(address) <= _LONGEST_ADDRESS:
        return element("a", text, class_="place", href=address)
    return element("span", text, class_="place")


def named(function: Function, longest: int = 120) -> Html:
    """The name of a function, as code."""
    return element("code", shown(function.name, longest), class_="name")
