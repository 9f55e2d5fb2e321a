"""Code inside other files: which parts of a file are code, in which language, on which lines."""

import codecs
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dupcheck.extract import notebook
from dupcheck.languages.table import LANGUAGES
from dupcheck.records import SourceFile

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_UTF32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)

# The bound on attributes keeps a file of nothing but opening tags from taking quadratic time.
_OPENING = re.compile(
    rb"""<!--|<script(?=[\s>])((?:[^>"']|"[^"]{0,2000}"|'[^']{0,2000}'){0,500}+)>""", re.IGNORECASE
)
_CLOSING = re.compile(rb"</script\s*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rb"""(?<![\w-])(lang|type)\s*=\s*["']?\s*([\w./+-]*)""", re.IGNORECASE)
_SCRIPTS = {
    **dict.fromkeys(("", "js", "jsx", "module", "javascript", "ecmascript", "babel"), "javascript"),
    **dict.fromkeys(("ts", "typescript", "x-typescript"), "typescript"),
    "tsx": "tsx",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Code of one language, `offset` bytes into the file.

    `lines[i]` is the 1-based line in the file of the part's line i; None where the two are alike.
    """

    language: str
    content: bytes
    offset: int = 0
    lines: Sequence[int] | None = None

    def line(self, row: int) -> int:
        """The 1-based line in the file of the 0-based row of this part."""
        return row + 1 if self.lines is None else self.lines[min(row, len(self.lines) - 1)]


def parts(source: SourceFile) -> Iterator[Part]:
    """The parts of a file in order; a plain source file is one part."""
    content, offset = _utf8(source.content)
    if source.language == "notebook":
        yield from _cells(content)
    elif LANGUAGES[source.language].host:
        yield from _scripts(content, offset)
    else:
        yield Part(language=source.language, content=content, offset=offset)


def _utf8(content: bytes) -> tuple[bytes, int]:
    """The content in UTF-8 without a byte order mark, and how many bytes that took."""
    if content.startswith(_UTF32):
        return content.decode("utf-32", "replace").encode(), 0
    if content.startswith(_UTF16):
        return content.decode("utf-16", "replace").encode("utf-8", "replace"), 0
    if content.startswith(codecs.BOM_UTF8):
        return content[len(codecs.BOM_UTF8) :], len(codecs.BOM_UTF8)
    return content, 0


def _cells(content: bytes) -> Iterator[Part]:
    """The code cells, each a part: what is broken in one costs no other; offsets as if joined."""
    offset = 0
    for cell in notebook.cells(content):
        if cell.language in LANGUAGES:
            yield Part(language=cell.language, content=cell.source, offset=offset, lines=cell.lines)
        offset += len(cell.source) + 1


def page_comments(source: SourceFile) -> Iterator[tuple[int, str]]:
    """The comments of a page or component itself, each with the 1-based line of its first."""
    if source.language == "notebook" or not LANGUAGES[source.language].host:
        return
    content, _ = _utf8(source.content)
    line, at = 1, 0
    for opening, _, end in _elements(content):
        if opening[1] is None:
            line, at = line + content.count(b"\n", at, opening.start()), opening.start()
            yield line, content[at:end].decode("utf-8", "replace")


def _scripts(content: bytes, offset: int) -> Iterator[Part]:
    """The scripts of a page or component that are code."""
    for opening, start, end in _elements(content):
        language = _script_language(opening[1]) if opening[1] is not None else None
        if language:
            first = content.count(b"\n", 0, start) + 1
            script = content[start:end]
            lines = range(first, first + script.count(b"\n") + 1)
            yield Part(language=language, content=script, offset=offset + start, lines=lines)


def _elements(content: bytes) -> Iterator[tuple[re.Match[bytes], int, int]]:
    """Scripts and comments: what opens each, where its content starts and where it ends."""
    at = 0
    while opening := _OPENING.search(content, at):
        if opening[1] is None:
            closing = content.find(b"-->", opening.end())
            if closing < 0:
                return
            yield opening, opening.end(), closing
            at = closing
        else:
            closed = _CLOSING.search(content, opening.end())
            yield opening, opening.end(), closed.start() if closed else len(content)
            at = closed.end() if closed else len(content)


def _script_language(attributes: bytes) -> str | None:
    """The language that `lang` or else `type` names; None for data and templates."""
    said = {key.lower(): value.decode().lower() for key, value in _ATTRIBUTE.findall(attributes)}
    name = said.get(b"lang") or said.get(b"type", "")
    return _SCRIPTS.get(re.sub(r"^(?:text|application)/(?:x-)?", "", name))
