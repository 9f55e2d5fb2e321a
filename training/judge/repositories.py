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
    wagtail wheel wagtail=8.0.1 python
    django-oscar wheel django-oscar=4.2.1 python
    djangorestframework wheel djangorestframework=3.18.3 python
    mezzanine wheel mezzanine=6.1.1 python
    flask-appbuilder wheel flask-appbuilder=5.3.0 python
    google-cloud-dataproc wheel google-cloud-dataproc=5.32.0 python
    redmine apt redmine=5.0.4-5+deb12u1 ruby
    roundcube apt roundcube=1.6.5+dfsg-1+deb12u9 php
    wordpress apt wordpress=6.1.9+dfsg1-0+deb12u1 php
    symfony apt symfony=5.4.53+dfsg-0+deb12u1 php
    aws-sdk apt ruby-aws-sdk=1.67.0-2 ruby
    git apt git=1:2.39.5-0+deb12u3 bash
    lvm2 apt lvm2=2.03.16-2 bash
    dracut apt dracut=059-4 bash
    docker apt docker.io=20.10.24+dfsg1-1+deb12u1 go
    prometheus apt prometheus=2.42.0+ds-5+deb12u1 go
    kubernetes apt kubernetes=1.20.5+really1.20.2-1.1+deb12u1 go
    jetty apt jetty9=9.4.57-1.1~deb12u1 java
    maven apt maven=3.8.7-1 java
    sane apt sane-backends=1.2.1-2 c
    qbittorrent apt qbittorrent=4.5.2-3+deb12u1 cpp
    json4s apt json4s=3.5.1+really3.2.10-1 scala
    opentk apt opentk=1.1.4c+dfsg-2.1 csharp
    dnlib apt dnlib=2.1-3 csharp
    hashbrown apt rust-hashbrown=0.12.3-1 rust
    stripe-react-native npm @stripe/stripe-react-native=0.78.0 kotlin swift typescript
    vision-camera npm react-native-vision-camera=5.2.3 kotlin swift typescript
    ra-ui-materialui npm ra-ui-materialui=5.15.4 typescript
    maplibre npm maplibre-gl=6.17.0 typescript
    mongoose npm mongoose=9.12.1 javascript
    knex npm knex=3.3.0 javascript
"""


PATHS = {
    "mathjs": ("lib/esm",),
    "ethers": ("src.ts",),
    "rxjs": ("src",),
    "guava": ("guava",),
    "git": ("contrib/completion", "contrib/subtree", "t"),
    "lvm2": ("scripts", "test"),
    "kubernetes": (
        "pkg/controller",
        "pkg/kubelet",
        "staging/src/k8s.io/client-go/informers/apps",
        "staging/src/k8s.io/client-go/kubernetes/typed/apps",
        "staging/src/k8s.io/client-go/tools",
    ),
    "jetty": ("jetty-client", "jetty-http", "jetty-server", "jetty-servlet", "jetty-util"),
    "sane": ("backend",),
    "stripe-react-native": ("android", "ios", "src"),
    "vision-camera": ("android", "ios", "src"),
    "ra-ui-materialui": ("src",),
    "maplibre": ("src",),
}
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
