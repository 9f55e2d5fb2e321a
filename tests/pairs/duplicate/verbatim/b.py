def byte_range(text, size):
    if not text.startswith("bytes="):
        return None
    first, _, last = text[6:].partition("-")
    start = int(first) if first else max(0, size - int(last))
    # inclusive, as in the header
    end = int(last) if first and last else size - 1
    if start > end or start >= size:
        raise ValueError(text)
    return start, min(end, size - 1)
