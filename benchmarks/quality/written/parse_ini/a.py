def read_settings(text):
    settings = {}
    section = settings.setdefault("", {})
    for number, raw in enumerate(text.splitlines(), start=1):
        line = raw.strip()
        if not line or line[0] in ";#":
            continue
        if line.startswith("[") and line.endswith("]"):
            section = settings.setdefault(line[1:-1].strip(), {})
            continue
        key, separator, value = line.partition("=")
        if not separator:
            raise ValueError(f"line {number}: expected key = value, got {line!r}")
        section[key.strip()] = value.strip()
    return settings
