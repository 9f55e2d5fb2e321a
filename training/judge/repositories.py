"""The code bases that the judge is calibrated on: pinned, of many languages, none of them reserved.

`python -m training.judge.repositories --cache DIR` fetches what is not there yet.
"""

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

from benchmarks.subjects import Subject
from benchmarks.subjects import repository as fetched

_PINS = """
    celery wheel celery=5.7.0 python
    scrapy wheel scrapy=2.19.0 python
    ansible-core wheel ansible-core=2.19.14 python
    networkx pip networkx=3.6.1 python
    matplotlib wheel matplotlib=3.11.2 python
    mathjs npm mathjs=15.2.0 javascript
    webpack npm webpack=5.112.2 javascript
    eslint npm eslint=10.15.0 javascript
    rxjs npm rxjs=7.8.2 typescript
    ethers npm ethers=6.13.4 typescript
    curl apt curl=7.88.1-10+deb12u15 c
    nginx apt nginx=1.22.1-9+deb12u9 c
    tmux apt tmux=3.3a-3 c
    keepassxc apt keepassxc=2.7.4+dfsg.1-2 cpp
    guava apt guava-libraries=31.1-1 java
    jackson apt jackson-databind=2.14.0-1+deb12u1 java
    hugo apt hugo=0.111.3-1 go
    restic apt restic=0.14.0-1 go
    bat apt rust-bat=0.22.1-4 rust
    cargo apt cargo=0.66.0+ds1-1 rust
    puma apt puma=5.6.5-3+deb12u1 ruby
    sidekiq apt ruby-sidekiq=6.4.1+dfsg-1 ruby
    phpunit apt phpunit=9.6.7-1+deb12u1 php
    phpmyadmin apt phpmyadmin=4:5.2.1+dfsg-1+deb12u1 php
    nunit apt nunit=2.6.4+dfsg-1.1 csharp
    keepass apt keepass2=2.47+dfsg-2 csharp
    expo-modules-core npm expo-modules-core=58.0.7 kotlin
    react-native npm react-native=0.72.9 kotlin
"""


PATHS = {"mathjs": ("lib/esm",), "ethers": ("src.ts",), "rxjs": ("src",), "guava": ("guava",)}
"""The part to read where a package holds its code several times over, compiled or translated."""


def _subject(line: str) -> Subject:
    name, road, pin, *languages = line.split()
    package, _, version = pin.rpartition("=")
    return Subject(
        name=name, road=road, package=package, version=version, languages=tuple(languages)
    )


REPOSITORIES = {one.name: one for one in map(_subject, _PINS.strip().splitlines())}


def tree(name: str, cache: Path) -> Path:
    """The files of a repository below `cache`, fetched if they are not there."""
    subject = REPOSITORIES[name]
    return _unzipped(subject, cache) if subject.road == "wheel" else fetched(subject, cache)


def _unzipped(subject: Subject, cache: Path) -> Path:
    """A wheel: it needs no build tools to be read."""
    folder = cache / subject.name
    if not folder.exists():
        pin = f"{subject.package}=={subject.version}"
        with TemporaryDirectory() as downloads:
            command = (sys.executable, "-m", "pip", "download", "--no-deps", "-q")
            subprocess.run([*command, "--only-binary", ":all:", "-d", downloads, pin], check=True)
            (wheel,) = Path(downloads).iterdir()
            with ZipFile(wheel) as archive:
                archive.extractall(folder)
    return folder


def main() -> None:
    """Fetches all repositories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps them")
    cache = parser.parse_args().cache.resolve()
    for name in REPOSITORIES:
        try:
            print(name, tree(name, cache), flush=True)
        except (SystemExit, subprocess.CalledProcessError) as failure:
            print(name, "could not be fetched:", str(failure)[-200:], file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
