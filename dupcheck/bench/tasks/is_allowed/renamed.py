def has_scope(scopes, required):
    """Whether "orders:read" is covered by scopes like "orders:*"; "-" in front denies."""
    granted = False
    needed = required.split("/")
    for scope in scopes:
        negative = scope.startswith("-")
        pieces = scope.lstrip("-").split("/")
        if len(pieces) > len(needed) or (len(pieces) < len(needed) and pieces[-1] != "*"):
            continue
        if all(piece in ("*", need) for piece, need in zip(pieces, needed)):
            if negative:
                return False
            granted = True
    return granted
