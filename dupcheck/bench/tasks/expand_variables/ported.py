def expand(text, values):
    """Replaces "${NAME}" and "${NAME:-default}" in a text; "$$" is a dollar sign."""
    out = []
    i = 0
    while i < len(text):
        end = text.find("}", i)
        if text.startswith("$$", i):
            out.append("$")
            i += 2
        elif text.startswith("${", i) and end > 0:
            name, _, fallback = text[i + 2 : end].partition(":-")
            out.append(values.get(name) or fallback)
            i = end + 1
        else:
            out.append(text[i])
            i += 1
    return "".join(out)
