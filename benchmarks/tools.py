"""The tools that are measured, each reduced to the groups of places that it reports."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Lines of a file, 1-based, both ends included; the path is relative to the tree."""

    path: str
    start: int
    end: int

    def overlaps(self, other: "Place") -> bool:
        """Whether the two share a line."""
        return self.path == other.path and self.start <= other.end and other.start <= self.end


Group = tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One run of dupcheck: its report as JSON gives it, seconds of wall clock, peak MiB."""

    report: dict[str, Any]
    seconds: float
    peak: float


def dupcheck(tree: Path, cache: Path, *options: str) -> Run:
    """Runs the installed command on a tree, with a cache folder of its own."""
    program = shutil.which("dupcheck", path=str(Path(sys.executable).parent)) or "dupcheck"
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    command = (program, "scan", str(tree), "--format", "json", "--statistics", *options)
    start = time.perf_counter()
    with TemporaryDirectory() as folder:
        output = Path(folder) / "report.json"
        with output.open("wb") as stdout:
            process = subprocess.Popen(command, stdout=stdout, env=environment)
            _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in (0, 1):
            raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
        report = json.loads(output.read_bytes())
    return Run(report=report, seconds=seconds, peak=_mebibytes(usage))


def groups(report: dict[str, Any]) -> list[Group]:
    """The groups of a report of dupcheck."""
    return [
        tuple(
            Place(path=one["path"], start=one["start_line"], end=one["end_line"])
            for one in (finding["keep"], *(copy["function"] for copy in finding["copies"]))
        )
        for finding in report["findings"]
    ]


def jscpd(program: str, tree: Path, *options: str) -> list[Group]:
    """The pairs that jscpd reports with some options."""
    with TemporaryDirectory() as folder:
        output = ("--reporters", "json", "--output", folder, "--silent", "--no-tips")
        command = (program, *output, *options, ".")
        done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
        report = Path(folder) / "jscpd-report.json"
        if not report.exists():
            raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        clones = json.loads(report.read_bytes())["duplicates"]
    return [(_fragment(clone["firstFile"]), _fragment(clone["secondFile"])) for clone in clones]


def _fragment(file: dict[str, Any]) -> Place:
    return Place(path=file["name"].removeprefix("./"), start=file["start"], end=file["end"])


def _mebibytes(usage: resource.struct_rusage) -> float:
    """Of the largest single process; macOS counts bytes where Linux counts KiB."""
    return usage.ru_maxrss / (1 << 20 if sys.platform == "darwin" else 1 << 10)
