_ABSENT = object()


def config_drift(deployed, declared):
    drift = {"new": [], "gone": [], "different": []}
    for setting in sorted(declared | deployed):
        wanted = declared.get(setting, _ABSENT)
        actual = deployed.get(setting, _ABSENT)
        if actual is _ABSENT:
            drift["new"].append(setting)
        elif wanted is _ABSENT:
            drift["gone"].append(setting)
        elif wanted != actual:
            drift["different"].append(setting)
    return drift
