def shorten_words(text, width):
    """As many words as fit in `width` characters, with dots where some are left out."""
    words = text.split()
    line = ""
    for word in words:
        if not line:
            line = word
        elif len(line) + 1 + len(word) <= width - 4:
            line += " " + word
        else:
            return line + " ..."
    return line
