import re
from functools import reduce


def personalise(body, facts):
    """Mail bodies may name anything in the recipient's facts."""

    def lookup(node, step):
        return node.get(step) if isinstance(node, dict) else None

    def fill(slot):
        found = reduce(lookup, slot.group(1).split("."), facts)
        return "" if found is None else str(found)

    return re.sub(r"\{\{\s*([\w.]+)\s*\}\}", fill, body)
