"""PMD's CPD: copied runs of tokens, names and literals ignored when asked."""

import json
import subprocess
import weakref
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from benchmarks.quality.tools.findings import Finding, Span, among
from benchmarks.quality.tools.wares import PMD, Wares, revision

DEFAULT = ("minimumTileSize=100",)
BLIND = (
    "minimumTileSize=40", "ignoreIdentifiers=true", "ignoreLiterals=true", "ignoreAnnotations=true",
)  # fmt: skip
"""Settings as PMD's CPDConfiguration calls them: those of --minimum-tokens, --ignore-identifiers,
--ignore-literals and --ignore-annotations."""
_SCRIPT = Path(__file__).with_name("cpd.groovy")
_LANGUAGES = {
    "python": "python", "javascript": "ecmascript", "typescript": "typescript", "java": "java",
    "c": "cpp", "cpp": "cpp", "csharp": "cs", "go": "go", "rust": "rust", "ruby": "ruby",
    "php": "php", "kotlin": "kotlin", "swift": "swift", "scala": "scala", "lua": "lua",
    "tsx": "typescript",
}  # fmt: skip
_EXTENSIONS = {
    "python": "py", "ecmascript": "js", "typescript": "ts", "java": "java", "cpp": "cpp",
    "cs": "cs", "go": "go", "rust": "rs", "ruby": "rb", "php": "php", "kotlin": "kt",
    "swift": "swift", "scala": "scala", "lua": "lua",
}  # fmt: skip
_BY_EXTENSION = {extension: name for name, extension in _EXTENSIONS.items()}


class Cpd:
    """CPD with some settings; it compares the files of one language."""

    extensions: Mapping[str, str] = {
        language: f".{_EXTENSIONS[name]}" for language, name in _LANGUAGES.items()
    }

    def __init__(self, name: str, wares: Wares, settings: Sequence[str]) -> None:
        self.name = name
        self.revision = revision(PMD.partition("@")[2], settings, "cpd.py", "cpd.groovy")
        self._wares = wares
        self._settings = settings

    def findings(self, folders: Sequence[Path]) -> Iterator[list[Finding]]:
        """A run for each language of a folder, all in one process: to start Java takes seconds."""
        for folder in folders:
            present = sorted({file.suffix[1:] for file in folder.iterdir()})
            yield [one for name in present for one in self._within(_BY_EXTENSION[name], folder)]

    def _within(self, language: str, folder: Path) -> list[Finding]:
        process = self._process
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("CPD has no pipes")
        process.stdin.write(f"{language}\t{folder}\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        if not answer:
            raise RuntimeError(f"CPD ended on {language}: see {self._log}")
        return [one for match in json.loads(answer) for one in among([Span(*m) for m in match])]

    @cached_property
    def _process(self) -> "subprocess.Popen[str]":
        machine = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g")
        classes = f"{self._wares.pmd()}/*"
        program = (self._wares.java(), *machine, "-cp", classes, "groovy.ui.GroovyMain", _SCRIPT)
        with self._log.open("wb") as log:
            process = subprocess.Popen(
                (*program, *self._settings),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        weakref.finalize(self, _ended, process)
        return process

    @property
    def _log(self) -> Path:
        """Where it says which files it cannot read."""
        return self._wares.home / "cpd.log"


def _ended(process: "subprocess.Popen[str]") -> None:
    """Its input ends, and so it ends."""
    process.communicate()
