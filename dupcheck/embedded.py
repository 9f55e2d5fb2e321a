"""Code inside other files: which parts of a file are code, in which language, on which lines."""

from collections.abc import Iterator
from dataclasses import dataclass

from dupcheck.records import SourceFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Code of one language. `lines[i]` is the 1-based line in the file of the part's line i.

    `lines` is None where the two are the same: scripts in HTML keep their place because all
    around them is blanked.
    """

    language: str
    content: bytes
    lines: tuple[int, ...] | None = None

    def line(self, row: int) -> int:
        """The 1-based line in the file of the 0-based row of this part."""
        return row + 1 if self.lines is None else self.lines[min(row, len(self.lines) - 1)]


def parts(source: SourceFile) -> Iterator[Part]:
    """The parts of a file in order; a plain source file is one part."""
    yield Part(language=source.language, content=source.content)
