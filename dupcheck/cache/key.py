"""Keys of what is kept."""

from hashlib import sha256


def key(*parts: bytes) -> bytes:
    """SHA-256 of the parts, each behind its length: no two lists of parts look alike."""
    return sha256(measured(*parts)).digest()


def measured(*parts: bytes) -> bytes:
    """The parts, each behind its length."""
    return b"".join([piece for part in parts for piece in (len(part).to_bytes(8, "big"), part)])
