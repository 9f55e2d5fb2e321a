from pathlib import Path


def shift_backups(log_file: str | Path, backups: int) -> None:
    current = Path(log_file)
    names = [current] + [
        current.with_name(f"{current.name}.{number}") for number in range(1, backups + 1)
    ]
    names[-1].unlink(missing_ok=True)
    for older, newer in zip(reversed(names), reversed(names[:-1])):
        if newer.exists():
            newer.rename(older)
