import re


def missing_facts(body, facts):
    gaps = []
    for slot in re.finditer(r"\{\{\s*([\w.]+)\s*\}\}", body):
        node = facts
        for step in slot.group(1).split("."):
            if not isinstance(node, dict) or step not in node:
                if slot.group(1) not in gaps:
                    gaps.append(slot.group(1))
                break
            node = node[step]
    return sorted(gaps)
