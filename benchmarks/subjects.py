"""Real code bases at pinned versions, fetched by name and put under git.

`python -m benchmarks.subjects --cache DIR [NAME ...]` fetches what is not there yet.
"""

import argparse
import subprocess
import sys
import tarfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

_IDENTITY = ("-c", "user.name=benchmark", "-c", "user.email=benchmark@example.invalid")
_ANY_CONTENT = ("-c", "core.autocrlf=false", "-c", "core.safecrlf=false", "-c", "gc.auto=0")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One code base: where its source package comes from, and what may be done with it.

    `reserved` ones serve for demonstration only, never for training or calibration.
    """

    name: str
    road: str
    package: str
    version: str
    languages: tuple[str, ...]
    reserved: bool = False


def _row(name: str, road: str, pin: str, languages: str, *, reserved: bool = False) -> Subject:
    package, _, version = pin.rpartition("=")
    return Subject(
        name=name,
        road=road,
        package=package,
        version=version,
        languages=tuple(languages.split()),
        reserved=reserved,
    )


_ROWS = (
    _row("django", "pip", "django=5.2.19", "python javascript", reserved=True),
    _row("sympy", "pip", "sympy=1.13.3", "python", reserved=True),
    _row("sqlalchemy", "pip", "sqlalchemy=2.1.9", "python"),
    _row("networkx", "pip", "networkx=3.6.1", "python"),
    _row("three", "npm", "three=0.187.0", "javascript", reserved=True),
    _row("phaser", "npm", "phaser=4.2.1", "javascript"),
    _row("eslint", "npm", "eslint=10.15.0", "javascript"),
    _row("rxjs", "npm", "rxjs=7.8.2", "typescript"),
    _row("expo-modules-core", "npm", "expo-modules-core=58.0.7", "kotlin swift typescript"),
    _row("redis", "apt", "redis=5:7.0.15-1~deb12u7", "c", reserved=True),
    _row("curl", "apt", "curl=7.88.1-10+deb12u15", "c"),
    _row("leveldb", "apt", "leveldb=1.23-4", "cpp", reserved=True),
    _row("re2", "apt", "re2=20220601+dfsg-1", "cpp"),
    _row("commons-lang", "apt", "libcommons-lang3-java=3.12.0-2+deb12u1", "java", reserved=True),
    _row("guava", "apt", "guava-libraries=31.1-1", "java"),
    _row("cobra", "apt", "golang-github-spf13-cobra=1.6.1-1", "go"),
    _row("ripgrep", "apt", "rust-ripgrep=13.0.0-4", "rust", reserved=True),
    _row("cargo", "apt", "cargo=0.66.0+ds1-1", "rust"),
    _row("rails", "apt", "rails=2:6.1.7.10+dfsg-1~deb12u2", "ruby javascript"),
    _row("twig", "apt", "php-twig=3.5.1-1+deb12u3", "php"),
    _row("newtonsoft", "apt", "newtonsoft-json=6.0.8+dfsg-1.1", "csharp", reserved=True),
    _row("nunit", "apt", "nunit=2.6.4+dfsg-1.1", "csharp"),
    _row("awesome", "apt", "awesome=4.3-7", "lua c"),
    _row("scala", "apt", "scala=2.11.12-5", "scala"),
    _row("bash-completion", "apt", "bash-completion=1:2.11-6", "bash"),
)

SUBJECTS: dict[str, Subject] = {row.name: row for row in _ROWS}


def repository(subject: Subject, cache: Path) -> Path:
    """The git work tree of a subject below `cache`, fetched and committed if it is not there."""
    tree = cache / subject.name
    if (tree / ".git" / "refs" / "heads" / "main").exists():
        return tree
    tree.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=cache) as folder:
        archive = _FETCH[subject.road](subject, cache, Path(folder))
        _unpack(archive, tree)
    _commit(tree)
    return tree


def _fetch_pip(subject: Subject, _cache: Path, folder: Path) -> Path:
    pin = f"{subject.package}=={subject.version}"
    options = ("--no-deps", "--no-binary", ":all:", "--no-build-isolation", "-q", "-d", str(folder))
    _run((sys.executable, "-m", "pip", "download", *options, pin))
    return _only(folder)


def _fetch_npm(subject: Subject, _cache: Path, folder: Path) -> Path:
    pin = f"{subject.package}@{subject.version}"
    _run(("npm", "pack", "--silent", "--ignore-scripts", "--pack-destination", str(folder), pin))
    return _only(folder)


def _fetch_apt(subject: Subject, cache: Path, folder: Path) -> Path:
    """The upstream archive of a Debian source package, without changing the system's own lists."""
    apt = cache / ".apt"
    options = _apt_options(apt)
    if not any((apt / "lists").glob("*Sources*")):
        _run(("apt-get", *options, "-qq", "update"))
    pin = f"{subject.package}={subject.version}"
    fetch = ("source", "-qq", "--download-only", "--tar-only", "--only-source", pin)
    _run(("apt-get", *options, *fetch), cwd=folder)
    return next(path for path in sorted(folder.iterdir()) if ".orig.tar." in path.name)


def _apt_options(apt: Path) -> tuple[str, ...]:
    """Options for lists of our own: the system's Debian sources, turned into `deb-src` ones."""
    parts = apt / "parts"
    for needed in (parts, apt / "lists" / "partial", apt / "cache" / "archives" / "partial"):
        needed.mkdir(parents=True, exist_ok=True)
    for listed in sorted(Path("/etc/apt").rglob("*.sources")):
        text = listed.read_text(encoding="utf-8")
        if "debian-archive-keyring" in text and "Types: deb\n" in text:
            (parts / listed.name).write_text(text.replace("Types: deb\n", "Types: deb-src\n"))
    places = {
        "Dir::Etc::sourcelist": "/dev/null",
        "Dir::Etc::sourceparts": parts,
        "Dir::State::lists": apt / "lists",
        "Dir::Cache": apt / "cache",
        "APT::Sandbox::User": "root",
    }
    return tuple(word for key, place in places.items() for word in ("-o", f"{key}={place}"))


_FETCH: dict[str, Callable[[Subject, Path, Path], Path]] = {
    "pip": _fetch_pip,
    "npm": _fetch_npm,
    "apt": _fetch_apt,
}


def _unpack(archive: Path, tree: Path) -> None:
    """Unpacks without the one top folder that every source archive has."""
    with tarfile.open(archive) as opened:
        for member in opened:
            _, _, inside = member.name.removeprefix("./").partition("/")
            if inside and (member.isfile() or member.isdir()):
                member.name = inside
                opened.extract(member, tree, filter="data")


def _commit(tree: Path) -> None:
    for words in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("commit", "-q", "-m", "As released"),
    ):
        _run(("git", *_IDENTITY, *_ANY_CONTENT, "-C", str(tree), *words))


def _only(folder: Path) -> Path:
    (archive,) = folder.iterdir()
    return archive


def _run(command: Sequence[str], cwd: Path | None = None) -> None:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def main() -> None:
    """Fetches the subjects named, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder that keeps the subjects")
    parser.add_argument("names", nargs="*", choices=[*SUBJECTS, []], metavar="NAME")
    arguments = parser.parse_args()
    for name in arguments.names or SUBJECTS:
        print(name, repository(SUBJECTS[name], arguments.cache.resolve()), flush=True)


if __name__ == "__main__":
    main()
