from pathlib import Path


def journal_history(folder, keep, name="app.log"):
    """All lines still held, oldest first."""
    generations = [Path(folder, name)]
    generations += [Path(folder, f"{name}.{age}") for age in range(1, keep + 1)]
    lines = []
    for journal in reversed(generations):
        if not journal.exists():
            continue
        with journal.open(encoding="utf-8", errors="replace") as entries:
            lines.extend(entry.rstrip("\n") for entry in entries)
    return lines
