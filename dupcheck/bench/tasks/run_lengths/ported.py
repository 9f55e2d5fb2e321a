def run_lengths(text):
    """Runs of equal letters as letter and count: "aaab" becomes "a3b1"."""
    encoded = []
    i = 0
    while i < len(text):
        current = text[i]
        count = 1
        while i + count < len(text) and text[i + count] == current:
            count += 1
        encoded.append(current)
        encoded.append(str(count))
        i += count
    return "".join(encoded)
