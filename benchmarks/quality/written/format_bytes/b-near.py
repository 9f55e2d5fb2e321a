import re


def quota_from_text(text, prefixes="KMGTPE"):
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(?:([KMGTPE])i)?B\s*", text)
    if not found:
        raise ValueError(f"not a size: {text!r}")
    amount, prefix = found.groups()
    power = prefixes.index(prefix) + 1 if prefix else 0
    return round(float(amount) * (1 << (10 * power)))
