"""Repositories whose git runs dupcheck in hooks, as a commit or a push starts them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
MANIFEST = ROOT / ".pre-commit-hooks.yaml"

ORIGINAL = '''\
def split_bill(total, people, tip=0.1):
    """Shares of a bill, in cents, that add up to it."""
    if people < 1:
        raise ValueError("nobody to pay")
    with_tip = round(total * (1 + tip))
    share, rest = divmod(with_tip, people)
    shares = [share] * people
    for index in range(rest):
        shares[index] += 1
    return shares
'''
STRANGER = """\
def nested(text, opening="(", closing=")"):
    depth = deepest = 0
    for character in text:
        if character == opening:
            depth += 1
            deepest = max(depth, deepest)
        elif character == closing:
            depth -= 1
            if depth < 0:
                return -1
    return deepest if not depth else -1
"""


def copy(name: str) -> str:
    """The original, renamed."""
    return ORIGINAL.replace("split_bill", name).replace("people", "heads").replace("tip", "extra")


def launcher(folder: Path) -> Path:
    """A folder to put on PATH: its `dupcheck` is the one that is tested."""
    folder.mkdir(exist_ok=True)
    script = folder / "dupcheck"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -P -m dupcheck "$@"\n')
    script.chmod(0o755)
    return folder


def is_refused(done: "subprocess.CompletedProcess[str]", name: str = "parts") -> bool:
    """Whether a hook stopped git, and for this function; nothing else may stop it."""
    assert done.returncode in (0, 1), done.stdout
    refused = any(name in line for line in done.stdout.splitlines() if ".py:" in line)
    assert refused == bool(done.returncode), done.stdout
    return refused


class Hooked:
    """A repository with an original in it, in which git finds `dupcheck` on PATH."""

    def __init__(self, repository, tools: Path) -> None:
        self.repository, self.root = repository, repository.root
        self.write, self.git = repository.write, repository.git
        path = os.pathsep.join([str(launcher(tools)), os.environ["PATH"]])
        self.environment = {**os.environ, "PATH": path}
        self.write("money.py", ORIGINAL)
        self.write("README.md", "# bills\n")
        repository.commit()

    def hook(self, name: str, script: str) -> None:
        """Puts a hook of git in place."""
        self.write(f".git/hooks/{name}", script).chmod(0o755)

    def run(self, *command: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
        """A command as a user types it; what it says is in `stdout`."""
        return subprocess.run(
            command, cwd=folder or self.root, env=self.environment, encoding="utf-8",
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False,
        )  # fmt: skip

    def commit(self, *options: str) -> subprocess.CompletedProcess[str]:
        """`git commit`, with the hooks."""
        return self.run("git", "commit", "--message=test", *options)
