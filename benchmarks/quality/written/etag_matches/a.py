import re

_ENTITY_TAG = re.compile(r'(?:W/)?("[^"]*")')


def is_not_modified(etag: str, if_none_match: str | None) -> bool:
    if not if_none_match:
        return False
    if if_none_match.strip() == "*":
        return True
    current = etag.removeprefix("W/")
    return any(opaque == current for opaque in _ENTITY_TAG.findall(if_none_match))
