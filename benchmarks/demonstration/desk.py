"""A work tree in which a change is made, file by file, as someone would."""

import os
import subprocess
from pathlib import Path

from benchmarks.demonstration.material import Material, Original


def git(folder: Path, *arguments: str, given: bytes | None = None) -> str:
    """What git prints, without the last line end."""
    done = subprocess.run(
        ["git", "-c", "core.safecrlf=false", *arguments],
        cwd=folder, input=given, capture_output=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"git {' '.join(arguments)}: {os.fsdecode(done.stderr)}")
    return os.fsdecode(done.stdout).rstrip("\n")


class Desk:
    """A work tree on some branch, the material, and what a case wants to remember."""

    def __init__(self, root: Path, material: Material) -> None:
        self.root = root
        self.material = material
        self.kept: dict[str, str] = {}

    def __getitem__(self, role: str) -> Original:
        return self.material.originals[role]

    def git(self, *arguments: str) -> str:
        """What git prints here."""
        return git(self.root, *arguments)

    def read(self, path: str) -> bytes:
        """A file as it is now."""
        return (self.root / path).read_bytes()

    def write(self, path: str, content: bytes) -> None:
        """Writes a file, with the folders above it."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    def add(self, path: str, content: bytes) -> None:
        """Puts something at the end of a file."""
        self.write(path, self.read(path) + b"\n\n" + content)

    def replace(self, path: str, old: bytes, new: bytes) -> None:
        """Replaces what stands in a file once."""
        content = self.read(path)
        if content.count(old) != 1:
            raise ValueError(f"{path} has {content.count(old)} times {old!r}")
        self.write(path, content.replace(old, new))

    def cut(self, role: str) -> bytes:
        """Takes a function out of its file."""
        one = self[role]
        self.replace(one.path, one.text, b"")
        return one.text

    def commit(self, message: str) -> str:
        """Commits all that there is; returns the hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}")
        return self.git("rev-parse", "HEAD")
