def wrap_words(text, width, indent=""):
    """Lines of at most `width` characters, broken between words."""
    lines = []
    line = ""
    for word in text.split():
        while len(word) > width:
            lines.append(word[:width])
            word = word[width:]
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width:
            line += " " + word
        else:
            lines.append(line)
            line = indent + word
    if line:
        lines.append(line)
    return lines
