def is_allowed(grants, wanted):
    """Whether "orders:read" is covered by grants like "orders:*"; "!" in front denies."""
    if "*" in grants:
        return True
    allowed = False
    asked = wanted.lower().split(":")
    for grant in grants:
        denied = grant.startswith("!")
        parts = grant.lstrip("!").split(":")
        if len(parts) > len(asked) or (len(parts) < len(asked) and parts[-1] != "*"):
            continue
        if all(part in ("*", other) for part, other in zip(parts, asked)):
            if denied:
                log.info("%s denied by %s", wanted, grant)
                return False
            allowed = True
    log.debug("%s: %s", wanted, allowed)
    return allowed
