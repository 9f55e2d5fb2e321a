"""What is left out by default: generated, vendored, minified, locked, and what is past a limit.

A wrong guess loses code, so every rule asks for a clear sign and names it in the `Exclusion`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from dupcheck.config import Settings
from dupcheck.git.listing import GENERATED, VENDORED
from dupcheck.records import SkipReason
from dupcheck.sources.generated import generated_name, generated_sign

_LOCK_FILES = frozenset(
    {"package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock"}
    | {"deno.lock", "Cargo.lock", "Gemfile.lock", "Pipfile.lock", "poetry.lock", "pdm.lock"}
    | {"uv.lock", "composer.lock", "go.sum", "mix.lock", "pubspec.lock", "Podfile.lock"}
    | {"flake.lock", "gradle.lockfile", ".pnp.js", ".pnp.cjs", ".pnp.loader.mjs"}
)

_VENDORED_FOLDERS = frozenset(
    {"vendor", "vendors", "_vendor", "vendored", "third_party", "third-party", "thirdparty"}
    | {"3rdparty", "3rd_party", "3rd-party", "node_modules", "bower_components"}
    | {"jspm_packages", "site-packages", "Godeps", "Pods", "Carthage", ".yarn", ".bundle"}
)
# Only at the top, as linguist has it (redis, nginx); deeper it is anyone's word.
_VENDORED_AT_TOP = "deps"
_VENDORED_NAME = re.compile(
    r"(?:jquery|bootstrap|angular|backbone|underscore|lodash|mootools|knockout|modernizr|d3)"
    r"(?:[-.]v?\d+(?:\.\d+)*)?(?:[-.](?:slim|bundle|custom|development|production))?(?:[-.]min)?\.js"
    r"|jquery[-.](?:ui|migrate|cookie|form|validate)[\w.-]*\.js|gradlew|mvnw"
)

_MINIFIED_NAME = re.compile(r"(.*)[-.]min(\.[mc]?js)", re.IGNORECASE)
# Bundles that are committed or published repeat every source; linguist leaves them out as well.
_BUNDLES = re.compile(r"(?:.*/)?dist/.*\.[mc]?js")
_NOTEBOOKS = ".ipynb"  # pictures in them are one line each
_SMALL = 2_000
_LONG_LINE = 250
# Tables of numbers and pictures make long lines as well; only code has this many of `;` and `{`.
_STATEMENTS = 1 / 100

_NO_BRACKETS = bytes(sorted({*range(256)} - {*b"([{)]}"}))


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Why a file is left out; `detail` names the sign that told."""

    reason: SkipReason
    detail: str = ""


def by_path(path: str, settings: Settings, stated: Mapping[str, bool]) -> Exclusion | None:
    """What the path and `.gitattributes` (see `git.attributes`) say, before anything is read.

    An attribute that is switched off (`-linguist-generated`) clears a file of the same guess.
    """
    for attribute, wanted, guess, reason in (
        (GENERATED, settings.generated, _generated_by_name, SkipReason.GENERATED),
        (VENDORED, settings.vendored, _vendored_by_name, SkipReason.VENDORED),
    ):
        if wanted:
            continue
        sign = f"{attribute} in .gitattributes" if stated.get(attribute) else ""
        sign = sign or ("" if attribute in stated else guess(path))
        if sign:
            return Exclusion(reason, sign)
    name = path.rpartition("/")[2]
    if name in _LOCK_FILES:
        return Exclusion(SkipReason.LOCK_FILE)
    if not settings.minified and _MINIFIED_NAME.fullmatch(name):
        return Exclusion(SkipReason.MINIFIED, "by its name")
    return None


def by_content(
    path: str, content: bytes, settings: Settings, stated: Mapping[str, bool]
) -> Exclusion | None:
    """What the bytes of a file say; the cheapest questions come first."""
    if b"\0" in content:
        return Exclusion(SkipReason.BINARY)
    if not settings.generated and GENERATED not in stated:
        sign = generated_sign(path, content)
        if sign:
            return Exclusion(SkipReason.GENERATED, sign)
    if path.endswith(_NOTEBOOKS):
        return None
    return _by_lines(content, settings) or _by_nesting(content, settings.max_nesting)


def too_large(size: int, limit: int) -> Exclusion:
    """A file of more bytes than the limit."""
    return Exclusion(SkipReason.TOO_LARGE, f"{size:,} bytes, more than {limit:,}")


def nesting(content: bytes) -> int:
    """How deep brackets nest, those in strings and comments included."""
    import numpy as np  # few commands come so far

    brackets = content.translate(None, _NO_BRACKETS)
    steps = np.zeros(256, dtype=np.int32)
    steps[list(b"([{")] = 1
    steps[list(b")]}")] = -1
    depth = np.cumsum(steps[np.frombuffer(brackets, dtype=np.uint8)])
    below = np.minimum.accumulate(np.minimum(depth, 0))
    return int(np.max(depth - below, initial=0))


def _generated_by_name(path: str) -> str:
    if generated_name(path):
        return "by its name"
    return "in dist/" if _BUNDLES.fullmatch(path) else ""


def _vendored_by_name(path: str) -> str:
    *folders, name = path.split("/")
    for folder in folders:
        if folder in _VENDORED_FOLDERS:
            return f"in {folder}/"
    if folders and folders[0] == _VENDORED_AT_TOP:
        return f"in {_VENDORED_AT_TOP}/"
    return "by its name" if _VENDORED_NAME.fullmatch(name) else ""


def _by_lines(content: bytes, settings: Settings) -> Exclusion | None:
    lines = content.split(b"\n")
    longest = max(map(len, lines))
    if longest <= _LONG_LINE <= settings.max_line_length:
        return None
    long_lines = [line for line in lines if len(line) > _LONG_LINE]
    if not settings.minified and len(content) > _SMALL and _is_minified(long_lines, len(content)):
        return Exclusion(SkipReason.MINIFIED, f"{len(content) // len(lines):,} bytes a line")
    if longest > settings.max_line_length:
        limit = settings.max_line_length
        return Exclusion(SkipReason.TOO_LARGE, f"a line of {longest:,} bytes, more than {limit:,}")
    return None


def _is_minified(long_lines: list[bytes], size: int) -> bool:
    """Whether most of a file stands in long lines of code."""
    in_long = sum(map(len, long_lines))
    statements = sum(line.count(b";") + line.count(b"{") for line in long_lines)
    return in_long * 2 > size and statements > in_long * _STATEMENTS


def _by_nesting(content: bytes, limit: int) -> Exclusion | None:
    brackets = content.translate(None, _NO_BRACKETS)
    if len(brackets) <= limit:
        return None
    depth = nesting(brackets)
    if depth <= limit:
        return None
    return Exclusion(SkipReason.TOO_NESTED, f"{depth:,} brackets deep, more than {limit:,}")
