def allowed_resources(grants, action):
    """The resources on which grants like "orders:read" allow an action; "!" in front denies."""
    allowed = []
    denied = set()
    for grant in grants:
        parts = grant.lstrip("!").split(":")
        if len(parts) != 2 or parts[1] not in ("*", action):
            continue
        if grant.startswith("!"):
            denied.add(parts[0])
        elif parts[0] not in allowed:
            allowed.append(parts[0])
    return [part for part in allowed if part not in denied]
