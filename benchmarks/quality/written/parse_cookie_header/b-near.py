def visitor_header(name, value, lifetime=None, path="/", secure=True):
    if any(char in value for char in ' ",;\\'):
        value = '"' + value.replace('"', "") + '"'
    crumbs = [f"{name}={value}", f"Path={path}"]
    if lifetime is not None:
        crumbs.append(f"Max-Age={int(lifetime)}")
    if secure:
        crumbs.extend(("Secure", "HttpOnly", "SameSite=Lax"))
    return "; ".join(crumbs)
