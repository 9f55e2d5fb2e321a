"""Archives of pinned packages, by the ordinary clients of their registries; nothing is built."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from training.packages import Package

_SOURCES = (Path("/etc/apt/sources.list.d/debian.sources"),)
_SUITES = "bookworm trixie"


def fetch(package: Package, cache: Path) -> None:
    """Make sure that the archive of a package lies in its folder of the cache."""
    folder = cache / "archives" / package.key
    if folder.is_dir() and any(folder.iterdir()):
        return
    folder.mkdir(parents=True, exist_ok=True)
    environment = dict(os.environ)
    if package.registry in ("debian", "deb"):
        environment["APT_CONFIG"] = str(_apt(cache))
    command = _COMMANDS[package.registry]
    words = [word.format(name=package.name, version=package.version) for word in command]
    subprocess.run(words, cwd=folder, env=environment, check=True, capture_output=True)


def _words(text: str) -> list[str]:
    return text.split()


_COMMANDS = {
    "pypi": [
        sys.executable,
        *_words("-m pip download -q --no-deps --only-binary :all: --python-version 3.11"),
        *_words("--platform any --platform manylinux1_x86_64 --platform manylinux2014_x86_64"),
        *_words("--platform manylinux_2_17_x86_64 --platform manylinux_2_28_x86_64"),
        "{name}=={version}",
    ],
    "npm": ["npm", "pack", "--silent", "{name}@{version}"],
    "debian": [
        *_words("apt-get source --download-only --tar-only -qq"),
        "{name}={version}",
    ],
    "deb": ["apt-get", "download", "-qq", "{name}={version}"],
}


def _apt(cache: Path) -> Path:
    """A configuration of apt that knows the sources of two releases beside the machine's own."""
    root = (cache / "apt").resolve()
    configuration = root / "conf"
    if configuration.exists():
        return configuration
    for folder in ("lists/partial", "parts"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    own = next(path for path in _SOURCES if path.exists()).read_text(encoding="utf-8")
    first = own.split("\n\n")[0]
    both = re.sub(r"(?m)^Types:.*", "Types: deb deb-src", first)
    both = re.sub(r"(?m)^Suites:.*", f"Suites: {_SUITES}", both)
    (root / "parts" / "both.sources").write_text(both + "\n", encoding="utf-8")
    settings = {
        "Dir::State::Lists": root / "lists",
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": root / "parts",
    }
    lines = [f"{key} {json.dumps(str(value))};" for key, value in settings.items()]
    configuration.write_text("\n".join(lines) + "\n", encoding="utf-8")
    update = ["apt-get", "update", "-qq"]
    environment = {**os.environ, "APT_CONFIG": str(configuration)}
    subprocess.run(update, env=environment, check=True, capture_output=True)
    return configuration
