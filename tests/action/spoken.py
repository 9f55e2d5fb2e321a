"""A runner for steps that are called directly, and what they told it."""

import io
import re
from pathlib import Path

from dupcheck.forge.runner import Runner

_PUT = re.compile(r"^([\w-]+)<<(\w+)\n(.*?)\n\2$", re.DOTALL | re.MULTILINE)


class Spoken:
    """What a step said and put."""

    def __init__(self, folder: Path) -> None:
        self._stream = io.BytesIO()
        self._output, self._summary = folder / "output", folder / "summary"
        names = {
            "GITHUB_OUTPUT": str(self._output),
            "GITHUB_STEP_SUMMARY": str(self._summary),
        }
        self.runner = Runner(names, self._stream)

    @property
    def log(self) -> str:
        return self._stream.getvalue().decode()

    @property
    def summary(self) -> str:
        return self._summary.read_text("utf-8") if self._summary.exists() else ""

    @property
    def outputs(self) -> dict[str, str]:
        text = self._output.read_bytes().decode() if self._output.exists() else ""
        return {
            found[1]: found[3]
            for found in re.finditer(
                r"^([\w-]+)<<(\w+)\n(.*?)\n\2$", text, re.DOTALL | re.MULTILINE
            )
        }
