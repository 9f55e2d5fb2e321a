import binascii

_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def from_base32(encoded: str) -> bytes:
    decoded = bytearray()
    buffer = bits = 0
    for char in encoded.rstrip("=").upper():
        value = _ALPHABET.find(char)
        if value < 0:
            raise binascii.Error(f"invalid base32 character: {char!r}")
        buffer = (buffer << 5) | value
        bits += 5
        if bits >= 8:
            bits -= 8
            decoded.append(buffer >> bits)
            buffer &= (1 << bits) - 1
    return bytes(decoded)
