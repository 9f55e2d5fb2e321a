def visitor_values(header):
    values = {}
    # backwards, so that the earlier of two overwrites the later
    for crumb in reversed(header.split(";")):
        name, given, value = crumb.partition("=")
        if not given:
            continue
        value = value.strip()
        if len(value) > 1 and value[0] == value[-1] == '"':
            value = value[1:-1]
        values[name.strip()] = value
    return values
