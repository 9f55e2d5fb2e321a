_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def to_base32(data: bytes, padded: bool = True) -> str:
    encoded = []
    buffer = bits = 0
    for byte in data:
        buffer = (buffer << 8) | byte
        bits += 8
        while bits >= 5:
            bits -= 5
            encoded.append(_ALPHABET[buffer >> bits])
            buffer &= (1 << bits) - 1
    if bits:
        encoded.append(_ALPHABET[buffer << (5 - bits)])
    if padded:
        encoded.append("=" * (-len(encoded) % 8))
    return "".join(encoded)
