from pathlib import Path


def age_journals(folder, keep, name="app.log"):
    generations = [Path(folder, name)]
    generations += [Path(folder, f"{name}.{age}") for age in range(1, keep + 1)]
    generations[-1].unlink(missing_ok=True)
    for older, newer in zip(reversed(generations), reversed(generations[:-1])):
        if newer.exists():
            newer.replace(older)
