"""jscpd 5: copied runs of tokens and, when asked, renamed runs, gaps and similar syntax trees.

Not `--semantic`: its model comes from a host other than the package registries.
"""

import json
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.quality.material import extension
from benchmarks.quality.tools.findings import Finding, Span
from benchmarks.quality.tools.wares import FROM_PYPI, Wares, revision

EVERYTHING = (
    "--mode=weak", "--min-tokens=20", "--min-lines=3", "--max-lines=100000", "--max-size=10mb",
    "--ignore-case", "--ignore-identifiers", "--ignore-literals", "--ignore-annotations",
    "--max-gap-lines=5", "--similarity=0.5", "--min-nodes=10", "--cross-formats=js-ts",
)  # fmt: skip
"""All flags that help to find what was renamed and edited, at the lowest settings of use."""
_READS = (
    "python", "javascript", "typescript", "tsx", "java", "c", "cpp", "csharp", "go", "rust", "ruby",
    "php", "kotlin", "swift", "scala", "bash", "lua",
)  # fmt: skip


class Jscpd:
    """jscpd with some flags."""

    extensions: Mapping[str, str] = {language: extension(language) for language in _READS}

    def __init__(self, name: str, wares: Wares, flags: Sequence[str]) -> None:
        self.name = name
        self.revision = revision(FROM_PYPI["jscpd"], flags, "jscpd.py")
        self._wares = wares
        self._flags = flags

    def findings(self, folders: Sequence[Path]) -> Iterator[list[Finding]]:
        """One run for each folder."""
        program = str(self._wares.program("jscpd", "jscpd"))
        fixed = ("--silent", "--no-tips", "--no-gitignore", "--workers=1", "--reporters=json")
        for folder in folders:
            with TemporaryDirectory() as out:
                command = [program, *fixed, f"--output={out}", *self._flags, "."]
                subprocess.run(command, cwd=folder, check=True, capture_output=True)
                report = (Path(out) / "jscpd-report.json").read_text(encoding="utf-8")
            yield [_finding(one) for one in json.loads(report)["duplicates"]]


def _finding(duplicate: Mapping[str, Any]) -> Finding:
    left, right = (_span(duplicate[side]) for side in ("firstFile", "secondFile"))
    return Finding(left, right, float(duplicate.get("similarity", 1)))


def _span(file: Mapping[str, Any]) -> Span:
    return Span(Path(file["name"]).name, file["start"], file["end"])
