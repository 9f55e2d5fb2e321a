def parse_range(text, size):
    """Start and end of a byte range."""
    if not text.startswith("bytes="):
        return None
    first, _, last = text[6:].partition("-")
    start = int(first) if first else max(0, size - int(last))
    end = int(last) if first and last else size - 1
    if start > end or start >= size:
        raise ValueError(text)
    return start, min(end, size - 1)
