r"""XML that every parser takes, whatever names and contents a repository has.

All of it is ASCII, so that it is right in any encoding; characters that XML 1.0 does not know, or
that a reader would not see, stand there as `\x1b`.
"""

from xml.etree.ElementTree import Element, indent, tostring

from dupcheck.report.safe import inert, printable

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def element(tag: str, /, *children: Element, text: str = "", **attributes: str | int) -> Element:
    """An element with attributes and either children or text, line by line."""
    made = Element(tag, {name: printable(str(value)) for name, value in attributes.items()})
    made.text = "\n".join(inert(printable(line)) for line in text.split("\n")) or None
    made.extend(children)
    return made


def document(root: Element) -> str:
    """The whole file, indented, ending in a line break."""
    indent(root)
    return f"{_DECLARATION}{tostring(root).decode('ascii')}\n"
