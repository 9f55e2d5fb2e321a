"""Source of the C preprocessor as one configuration sees it, byte for byte in its old place."""

import re

_DIRECTIVE = re.compile(rb"[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b")
_CONTINUED = re.compile(rb"\\\r?$")
_VISIBLE = re.compile(rb"[^\n]")


def first_branches(content: bytes) -> bytes:
    """The content with conditional directives and all branches but the first blanked.

    Braces that open in one branch and in its alternative, and close once behind both, upset a
    grammar that reads all branches; those of one configuration are in balance.
    """
    lines = content.split(b"\n")
    branches: list[bool] = []
    continued = False
    for number, line in enumerate(lines):
        found = None if continued else _DIRECTIVE.match(line)
        directive = continued or found is not None
        if found and found[1].startswith(b"if"):
            branches.append(True)
        elif found and found[1] == b"endif":
            del branches[-1:]
        elif found and branches:
            branches[-1] = False
        if directive or not all(branches):
            lines[number] = _VISIBLE.sub(b" ", line)
        continued = directive and _CONTINUED.search(line) is not None
    return b"\n".join(lines)
