"""Tools that come as packages of PyPI, run as they install, with what they say by default."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.quality.tools.findings import Finding, Span, among
from benchmarks.quality.tools.wares import FROM_PYPI, Wares, revision

Report = Mapping[str, Any]


class Packaged:
    """A command that prints a report as JSON, whatever status it ends with."""

    def __init__(
        self,
        wares: Wares,
        package: str,
        command: Sequence[str],
        extensions: Mapping[str, str],
        read: Callable[[Report], list[Finding]],
    ) -> None:
        self.name, *flags = command
        self.revision = revision(FROM_PYPI[package], flags, "pythonic.py")
        self.extensions = extensions
        self._package = package
        self._wares = wares
        self._flags = flags
        self._read = read

    def findings(self, folders: Sequence[Path]) -> Iterator[list[Finding]]:
        """One run for each folder."""
        program = str(self._wares.program(self._package, self.name))
        for folder in folders:
            command = [program, *self._flags, "."]
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
            if not done.stdout.startswith(b"{"):
                raise RuntimeError(f"{self.name}: {done.stderr.decode(errors='replace')}")
            yield self._read(json.loads(done.stdout))


def arid(wares: Wares) -> Packaged:
    """Equal lines of Python, four at least; a file that is no Python is left out."""
    command = ("arid", "--json", "--no-config", "--keep-going")
    return Packaged(wares, "arid", command, {"python": ".py"}, _arid)


def slopmerge(wares: Wares) -> Packaged:
    """Functions and blocks of Python: exact, renamed, near, and related by what they use."""
    command = ("slopmerge", "--json", "--max-group-size=100000")
    return Packaged(wares, "sloptools", command, {"python": ".py"}, _slopmerge)


def find_dup_defs(wares: Wares) -> Packaged:
    """Functions of one name, equal ones of any name, and near ones of any name.

    Classes are left out: those here are only put around methods.
    """
    command = ("find-dup-defs", "--json", "--kinds=functions,methods")
    extensions = {  # it does not look at .js, and reads it all the same
        "python": ".py", "rust": ".rs", "typescript": ".ts", "tsx": ".tsx", "javascript": ".ts",
        "go": ".go", "c": ".c", "php": ".php",
    }  # fmt: skip
    return Packaged(wares, "find-dup-defs", command, extensions, _find_dup_defs)


def _arid(report: Report) -> list[Finding]:
    return [one for finding in report["findings"] for one in among(_spans(finding["locations"]))]


def _spans(locations: Sequence[Mapping[str, Any]]) -> list[Span]:
    return [Span(Path(at["path"]).name, at["start_line"], at["end_line"]) for at in locations]


def _slopmerge(report: Report) -> list[Finding]:
    """Of two members the less similar one to the group's middle says how alike they are."""
    found = []
    for group in report["groups"]:
        members = [
            (Span(Path(one["file"]).name, *one["lines"]), float(one["similarity"]))
            for one in group["members"]
        ]
        for row, (left, one) in enumerate(members):
            found += [Finding(left, right, min(one, other)) for right, other in members[row + 1 :]]
    return found


def _find_dup_defs(report: Report) -> list[Finding]:
    """It tells where a definition begins, and its similarity where that is not 1."""
    return [
        one
        for group in report["groups"]
        for one in among(
            [Span(Path(at["file"]).name, at["line"], None) for at in group["members"]],
            1.0 if group["min_sim"] is None else float(group["min_sim"]),
        )
    ]
