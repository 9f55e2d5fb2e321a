def write_settings(settings):
    lines = []
    for key, value in sorted(settings.get("", {}).items()):
        lines.append(f"{key} = {value}")
    for section in sorted(settings):
        if not section:
            continue
        if lines:
            lines.append("")
        lines.append(f"[{section}]")
        for key, value in sorted(settings[section].items()):
            lines.append(f"{key} = {value}")
    return "\n".join(lines) + "\n"
