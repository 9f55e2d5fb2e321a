import re

_LINE = re.compile(
    r"\s*(?:[;#].*|\[(?P<head>[^\]]+)\]\s*|(?P<name>[^=]+?)\s*=\s*(?P<setting>.*?)\s*)?"
)


def load_profile(document):
    profile = {}
    head = ""
    for number, raw in enumerate(document.splitlines(), start=1):
        found = _LINE.fullmatch(raw)
        if found is None:
            raise ValueError(f"line {number}: {raw!r}")
        if found["head"]:
            head = found["head"].strip()
            profile.setdefault(head, {})
        elif found["name"]:
            profile.setdefault(head, {})[found["name"]] = found["setting"]
    return profile
