import re


def is_fresh(current, none_match):
    if none_match.strip() == "*":
        return True

    def opaque(tag):
        return tag.strip().removeprefix("W/")

    held = re.findall(r'(?:W/)?"[^"]*"', none_match)
    return opaque(current) in map(opaque, held)
