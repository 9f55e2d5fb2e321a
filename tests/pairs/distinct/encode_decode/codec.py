def encode_frame(message, key):
    header = struct.pack(">HI", VERSION, len(message))
    body = bytearray()
    for position, byte in enumerate(message):
        body.append((byte + key[position % len(key)]) % 256)
    return header + bytes(body)


def decode_frame(frame, key):
    version, length = struct.unpack(">HI", frame[:6])
    body = bytearray()
    for position, byte in enumerate(frame[6:]):
        body.append((byte - key[position % len(key)]) % 256)
    return bytes(body[:length])
