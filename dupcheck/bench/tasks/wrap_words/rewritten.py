def reflow(message, limit):
    rest = " ".join(message.split())
    out = []
    while len(rest) > limit:
        cut = rest.rfind(" ", 0, limit + 1)
        if cut == -1:
            cut = rest.find(" ")
        if cut == -1:
            break
        out.append(rest[:cut])
        rest = rest[cut + 1 :]
    return out + [rest] if rest else out
