"""The pinned packages that the model learns from, and what must stay out."""

import re
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

_PINS = Path(__file__).parent / "packages.txt"

RESERVED = frozenset(
    [
        "django",
        "sympy",
        "three",
        "threejs",
        "redis",
        "zlib",
        "lodash",
        "underscore",
        "pydash",
        "click",
        "attrs",
        "attr",
        "sqlite-utils",
        "sqlite_utils",
        "sentence-transformers",
        "express",
        "vue",
        "toolkit",
        "runner",
        "gson",
        "commons-lang",
        "commons-lang3",
        "lang3",
        "caddy",
        "reviewdog",
        "ripgrep",
        "clap",
        "leveldb",
        "newtonsoft",
        "newtonsoft.json",
        "composer",
        "laravel",
        "jekyll",
        "rubocop",
        "okhttp",
        "okhttp3",
        "cats-effect",
        "alamofire",
        "swift-nio",
        "nio",
        "koreader",
        "flatbuffers",
        "thrift",
        "antlr4",
        "antlr",
        "diff-match-patch",
        "diff_match_patch",
        "open-location-code",
        "pluscodes",
        "openlocationcode",
        "pycrypto",
        "pycryptodome",
        "crypto",
        "requests",
        "urllib3",
        "simplejson",
        "importlib_metadata",
        "importlib-metadata",
        "async",
        "commander",
        "markdown-it",
        "markdown_it",
        "markdown-it-py",
        "js-beautify",
        "jsbeautifier",
        "esprima",
        "commonmark",
        "linkify-it",
        "linkify_it",
        "linkify",
        "argparse",
        "js-yaml",
        "jsyaml",
        "json",
        "difflib",
        "textwrap",
        "json2",
        "thealgorithms",
        "rosettacode",
        "leetcode",
        "dupcheck",
    ]
)
"""Code bases of `shared/RESERVED.md` as they appear in package names, folders and file names.

And dupcheck itself: `dupcheck/bench/tasks` is what models are measured on.
"""

_VENDORED = frozenset(
    [
        "vendor",
        "vendors",
        "vendored",
        "_vendor",
        "_vendored",
        "third_party",
        "third-party",
        "thirdparty",
        "3rdparty",
        "3party",
        "external",
        "externals",
        "extern",
        "extlib",
        "bundled",
        "node_modules",
        "deps",
        "site-packages",
        "contrib-libs",
        "libs_src",
    ]
)
_PREFIXES = re.compile(
    r"^(?:@[^/]+/|(?:librust|golang-github-[^-]+|golang-golang-x|golang|rust|ruby|php|python|lua|lib)-)"
)
_SUFFIXES = re.compile(r"(?:-(?:dev|java|js|py|core|sdk|python|es|base)|[-.]?\d[\d.]*)+$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Package:
    """A pinned package; packages of one family never stand on both sides of a split."""

    registry: str
    name: str
    version: str
    family: str

    @property
    def key(self) -> str:
        """A name for files of the cache."""
        return re.sub(r"[^\w.+-]", "_", f"{self.registry}~{self.name}~{self.version}")

    @property
    def split(self) -> str:
        """`train`, `validation` or `test`, by the hash of the family."""
        share = blake2b(self.family.encode(), digest_size=2).digest()[0] % 20
        return "test" if share < 5 else "validation" if share < 8 else "train"


def packages(pins: Path = _PINS) -> list[Package]:
    """Every pinned package; raises `ValueError` for one that is reserved."""
    found = []
    for line in pins.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        registry, name, version, *family = line.split()
        package = Package(
            registry=registry, name=name, version=version, family=(family or [family_of(name)])[0]
        )
        refuse_reserved(package)
        found.append(package)
    return found


def family_of(name: str) -> str:
    """What the packages of one project have in common in their names."""
    family = name.lower().replace("_", "-")
    for _ in range(2):
        family = _PREFIXES.sub("", family)
        family = _SUFFIXES.sub("", family) or family
    return family


def refuse_reserved(package: Package) -> None:
    """Raise `ValueError` if a package is reserved for independent evaluation, or a fork of one."""
    words = {package.name.lower(), package.family, *re.split(r"[/@]", package.name.lower())}
    reserved = words & RESERVED
    if reserved:
        raise ValueError(f"{package.name} is reserved for evaluation: {', '.join(reserved)}")


def is_left_out(path: str) -> bool:
    """Whether a file inside a package is a vendored copy, of a reserved project or any other."""
    parts = path.lower().split("/")
    stem = parts[-1].split(".")[0]
    return any(p in _VENDORED or p in RESERVED for p in parts[:-1]) or stem in RESERVED
