def unpack_secret(secret):
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
    body = secret.upper().rstrip("=")
    value = 0
    for letter in body:
        value = value << 5 | letters.index(letter)
    spare = len(body) * 5 % 8
    return (value >> spare).to_bytes(len(body) * 5 // 8, "big")
