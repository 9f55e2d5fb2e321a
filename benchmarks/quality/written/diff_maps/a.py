def changes_between(old: dict, new: dict) -> dict[str, list]:
    common = old.keys() & new.keys()
    return {
        "added": sorted(new.keys() - common),
        "removed": sorted(old.keys() - common),
        "changed": sorted(key for key in common if old[key] != new[key]),
    }
