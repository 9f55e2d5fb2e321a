def cookies_from(header: str | None) -> dict[str, str]:
    jar: dict[str, str] = {}
    for crumb in (header or "").split(";"):
        name, equals, value = crumb.partition("=")
        name, value = name.strip(), value.strip()
        if not (equals and name):
            continue
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = value[1:-1]
        jar.setdefault(name, value)
    return jar
