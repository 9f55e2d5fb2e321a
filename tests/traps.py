"""A repository whose configuration, attributes and hooks run code, each trap proven to spring."""

import os
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

LOST = "the name of an object that is gone"


@dataclass(frozen=True, slots=True)
class Trap:
    """`keys` are configuration that runs the command; `careless` is what springs it in git."""

    keys: tuple[str, ...]
    careless: tuple[str, ...]
    hook: str = ""


TRAPS = {
    "fsmonitor": Trap(("core.fsmonitor",), ("status",)),
    "external diff": Trap(("diff.external",), ("diff",)),
    "driver of a diff": Trap(("diff.evil.command",), ("diff",)),
    "text conversion": Trap(("diff.evil.textconv",), ("diff",)),
    "clean filter": Trap(("filter.evil.clean",), ("diff",)),
    "process filter": Trap(("filter.evil.process",), ("diff",)),
    "smudge filter": Trap(("filter.evil.smudge",), ("archive", "HEAD")),
    "hook of an index": Trap((), ("update-index", "--force-remove", "gone"), "post-index-change"),
    "hook of a checkout": Trap((), ("checkout", "--quiet", "HEAD"), "post-checkout"),
    "fetch": Trap((), ("cat-file", "-p", LOST)),
}

_FETCHED = {
    "remote.origin.url": "ext::{command}",
    "remote.origin.promisor": "true",
    "protocol.allow": "always",
    "protocol.ext.allow": "always",
    "core.repositoryFormatVersion": "1",
    "extensions.partialClone": "origin",
}


def set_up(repository) -> str:
    """Commits what calls for the filters, leaves a change behind; gives the name of a lost blob."""
    repository.write("dir/a.py", "committed = 1\n")
    repository.write(".gitattributes", "* filter=evil diff=evil merge=evil\n")
    repository.write("dir/.gitattributes", "*.py -linguist-generated\n")
    repository.write("dir/.gitignore", "*.tmp\n")
    repository.write(".dupcheckignore", "*.tmp.py\n")
    repository.write("dupcheck.toml", "jobs = 1\n")
    repository.write("lost.py", "lost = 1\n")
    repository.write("lost/.gitattributes", "*.js linguist-generated\n")
    repository.write("lost/.dupcheckignore", "*.js\n")
    repository.write("lost/b.py", "b = 1\n")
    repository.commit()
    for name in ("lost.py", "lost/.gitattributes", "lost/.dupcheckignore"):
        lost = repository.git("rev-parse", f"HEAD:{name}")
        loose = repository.root / ".git" / "objects" / lost[:2] / lost[2:]
        loose.chmod(0o600)
        loose.unlink()
    repository.write("dir/a.py", "changed = 1\n")
    return repository.git("rev-parse", "HEAD:lost.py")


def arm(repository, trap: Trap, lost: str) -> Callable[[], bool]:
    """Sets a trap and springs it once; gives the question whether it has sprung since."""
    canary = repository.root.parent / "canary"
    command = f"touch {canary}"
    for key in trap.keys:
        repository.git("config", key, command)
    if trap.hook:
        hook = repository.write(f".git/hooks/{trap.hook}", f"#!/bin/sh\n{command}\n")
        hook.chmod(0o755)
    for key, value in (_FETCHED if LOST in trap.careless else {}).items():
        repository.git("config", key, value.format(command=command))
    repository.git("config", "core.splitIndex", "true")
    careless = [lost if word == LOST else word for word in trap.careless]
    subprocess.run(
        ["git", *careless],
        cwd=repository.root, capture_output=True, check=False,
        env=os.environ | {"GIT_TERMINAL_PROMPT": "0"},
    )  # fmt: skip
    assert canary.exists(), "a trap that never springs shows nothing"
    canary.unlink()
    return canary.exists


def everything(folder: Path) -> dict[str, bytes]:
    """All files of a folder with their contents."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
