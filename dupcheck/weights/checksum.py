"""What a file contains, as a digest: of its bytes, or the name that git gives to them."""

import hashlib
from collections.abc import Callable
from pathlib import Path

_BLOCK = 1 << 22


def digest(path: Path, kind: str, progress: Callable[[int], None] = lambda _done: None) -> str:
    """`sha256:HEX` or `git:HEX`, by `kind`; `progress` is told the bytes of each block."""
    if kind == "git":
        # Git names by SHA-1, with the size in front; here it only has to agree with the hub.
        known = hashlib.sha1(b"blob %d\0" % path.stat().st_size, usedforsecurity=False)
    else:
        known = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            known.update(block)
            progress(len(block))
    return f"{kind}:{known.hexdigest()}"
