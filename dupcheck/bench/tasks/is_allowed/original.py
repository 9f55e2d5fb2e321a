def is_allowed(grants, wanted):
    """Whether "orders:read" is covered by grants like "orders:*"; "!" in front denies."""
    allowed = False
    asked = wanted.split(":")
    for grant in grants:
        denied = grant.startswith("!")
        parts = grant.lstrip("!").split(":")
        if len(parts) > len(asked) or (len(parts) < len(asked) and parts[-1] != "*"):
            continue
        if all(part in ("*", other) for part, other in zip(parts, asked)):
            if denied:
                return False
            allowed = True
    return allowed
