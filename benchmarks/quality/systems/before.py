"""The same rows as of an earlier commit: what was there before detection quality was worked on.

A process of its own reads that commit's package beside this benchmark's code, so that both are
measured by the same rules.
"""

import io
import os
import pickle
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.quality.board import Bool, Float64, Haystack, Int64, Project
from benchmarks.quality.systems.contract import Alarms, Search
from benchmarks.quality.systems.revision import BENCHMARK, revision

COMMIT = "7b9103c"
_ROOT = BENCHMARK.parents[1]


class Before:
    """A module of this benchmark's systems, run on the package as an earlier commit has it."""

    def __init__(self, name: str, module: str, is_probability: bool) -> None:
        self.name = f"{name}, before"
        self.revision = f"{COMMIT}-{revision((), 'builtin', module)}"
        self.is_probability = is_probability
        self._module = module

    def scores(self, project: Project) -> list[Float64]:
        """As the earlier commit has them."""
        found: list[Float64] = self._asked("scores", project)
        return found

    def alarms(self, project: Project, allowed: Bool) -> Alarms:
        """As the earlier commit has them."""
        found: Alarms = self._asked("alarms", project, allowed)
        return found

    def places(self, haystack: Haystack, searches: Sequence[Search]) -> Int64:
        """As the earlier commit has them."""
        found: Int64 = self._asked("places", haystack, searches)
        return found

    def _asked(self, method: str, *arguments: Any) -> Any:  # noqa: ANN401 - whatever is pickled
        process = self._worker.process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the process of the earlier commit has no pipes")
        pickle.dump((method, arguments), process.stdin)
        process.stdin.flush()
        return pickle.load(process.stdout)

    @cached_property
    def _worker(self) -> "_Worker":
        return _Worker(self._module)


class _Worker:
    """A process whose `dupcheck` is the earlier commit's and whose `benchmarks` is this one."""

    def __init__(self, module: str) -> None:
        self._folder = TemporaryDirectory()
        folder = Path(self._folder.name)
        archive = ("git", "-C", str(_ROOT), "archive", COMMIT, "dupcheck")
        packed = subprocess.run(archive, capture_output=True, check=True).stdout
        with tarfile.open(fileobj=io.BytesIO(packed)) as files:
            files.extractall(folder, filter="data")
        (folder / "benchmarks").symlink_to(_ROOT / "benchmarks", target_is_directory=True)
        command = (sys.executable, "-m", "benchmarks.quality.systems.worker", module)
        environment = {**os.environ, "PYTHONPATH": str(folder)}
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def __del__(self) -> None:
        if self.process.stdin is not None:
            self.process.stdin.close()
        self.process.wait()


def judged() -> Before:
    """The road with the judge."""
    return Before("dupcheck", "judged", is_probability=True)


def builtin() -> Before:
    """The embedded model alone."""
    return Before("embedding alone", "builtin", is_probability=False)
