import re

_PLACEHOLDER = re.compile(r"\{\{\s*([\w.]+)\s*\}\}")


def fill_in(template, variables):
    def lookup(match):
        node = variables
        for part in match.group(1).split("."):
            if not isinstance(node, dict) or part not in node:
                return ""
            node = node[part]
        return "" if node is None else str(node)

    return _PLACEHOLDER.sub(lookup, template)
