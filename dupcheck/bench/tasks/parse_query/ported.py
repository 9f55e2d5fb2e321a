from urllib.parse import unquote_plus


def parse_query(query):
    params = {}
    for pair in query.removeprefix("?").split("&"):
        if not pair:
            continue
        raw_name, _, raw_value = pair.partition("=")
        name = unquote_plus(raw_name)
        value = unquote_plus(raw_value)
        if name not in params:
            params[name] = value
        elif isinstance(params[name], list):
            params[name].append(value)
        else:
            params[name] = [params[name], value]
    return params
