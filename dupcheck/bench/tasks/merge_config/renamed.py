def overlay(defaults, local):
    """Settings of `defaults` with those of `local` laid over them, at every depth."""
    settings = dict(defaults)
    for option, wanted in local.items():
        if wanted is None:
            settings.pop(option, None)
        elif isinstance(wanted, dict) and isinstance(settings.get(option), dict):
            settings[option] = overlay(settings[option], wanted)
        else:
            settings[option] = wanted
    return settings
