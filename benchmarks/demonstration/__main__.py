"""Builds the demonstration, asks at every door, and exits with 1 where anything differs."""

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.demonstration import action, doors, hooks, material, repository, results
from benchmarks.demonstration.cases import CASES
from benchmarks.demonstration.compared import Seen, compared
from benchmarks.demonstration.repository import COMBINED

_EVERYWHERE = (COMBINED, "main merged into the branch", "main got the same meanwhile")
_SPEAKING = ("CI", "GITHUB_", "DUPCHECK_", "PRE_COMMIT", "GIT_")
_IDENTITY = "[user]\nname = Ada\nemail = ada@example.org\n"


def main() -> int:
    """Runs all; prints what differs, then the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps the subjects")
    parser.add_argument("--keep", type=Path, help="empty folder for all that is built, to look at")
    parser.add_argument("--every", action="store_true", help="ask costly doors for every case")
    arguments = parser.parse_args()
    cache, keep = arguments.cache.resolve(), arguments.keep
    with TemporaryDirectory(dir=cache) as temporary:
        folder = keep.resolve() if keep else Path(temporary)
        _alone(folder)
        all_seen = _seen(folder, material.of_subject(cache), arguments.every)
    notes = {case.name: case.note for case in CASES}
    found = results.document(material.SUBJECT, notes, all_seen)
    results.write(found)
    print(results.table(found))
    return int(any(seen.differs for seen in all_seen))


def _alone(folder: Path) -> None:
    """Neither the user's settings and caches nor what runs this script have a say."""
    for name in list(os.environ):
        if name.startswith(_SPEAKING):
            del os.environ[name]
    settings = folder / "gitconfig"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(_IDENTITY, "utf-8")
    os.environ["GIT_CONFIG_GLOBAL"] = str(settings)
    for name in ("XDG_CACHE_HOME", "PRE_COMMIT_HOME", "PREK_HOME"):
        os.environ[name] = str(folder / "caches" / name)


def _seen(folder: Path, stock: material.Material, every: bool) -> list[Seen]:
    built = repository.build(folder, stock, CASES)
    ways = (*doors.LOCAL, *hooks.doors(folder / "hooks"), *action.doors(folder / "action"))
    all_seen = []
    for seen in compared(built, ways, None if every else _EVERYWHERE):
        all_seen.append(seen)
        words = "".join(f"\n    {one!r}" for one in seen.differs) or " as expected"
        print(f"{seen.branch.case}, {seen.door.kind}, {seen.door.name}:{words}", flush=True)
    return all_seen


if __name__ == "__main__":
    sys.exit(main())
