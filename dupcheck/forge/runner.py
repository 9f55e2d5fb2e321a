"""Speaking to GitHub's runner: notices, outputs, the summary, and text that is not for it."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_LONGEST_SUMMARY = 1 << 20
"""Bytes; of a longer one nothing at all is shown."""


class Runner:
    """The runner of one step, as its variables and its standard output lead to it."""

    def __init__(self, variables: Mapping[str, str], stream: BinaryIO) -> None:
        self._variables = variables
        self._stream = stream

    def say(self, level: str, message: str) -> None:
        """An annotation of the whole run: "notice", "warning" or "error"."""
        self.relay(f"::{level} title=dupcheck::{message.translate(_IN_DATA)}\n".encode())

    def relay(self, output: bytes) -> None:
        """Prints what is to be seen at once."""
        self._stream.write(output)
        self._stream.flush()

    @contextmanager
    def unheard(self) -> Iterator[None]:
        """What is printed within comes from a repository, so the runner obeys nothing of it."""
        word = secrets.token_hex(16)
        self.relay(f"::stop-commands::{word}\n".encode())
        try:
            yield
        finally:
            self.relay(f"\n::{word}::\n".encode())

    def put(self, name: str, value: str) -> None:
        """Sets an output of the step, whatever the value holds."""
        end = secrets.token_hex(16)
        self._append("GITHUB_OUTPUT", f"{name}<<{end}\n{value}\n{end}\n")

    def summarize(self, markdown: str) -> None:
        """Adds to the summary of the job, if there is room for it."""
        path = self._file("GITHUB_STEP_SUMMARY")
        there = path.stat().st_size if path and path.exists() else 0
        if there + len(markdown.encode()) < _LONGEST_SUMMARY:
            self._append("GITHUB_STEP_SUMMARY", markdown)
        else:
            self.say("notice", "The summary is too long to be shown.")

    def _append(self, variable: str, text: str) -> None:
        if path := self._file(variable):
            with path.open("a", encoding="utf-8", newline="\n") as file:
                file.write(text)

    def _file(self, variable: str) -> Path | None:
        name = self._variables.get(variable, "")
        return Path(name) if name else None
