"""Extractions as bytes, without the path: JSON, compressed."""

import json
import zlib
from typing import Any

from dupcheck.lines import LineRange
from dupcheck.records import (
    Directive,
    Extraction,
    Function,
    Remark,
    Skipped,
    SkipReason,
    SourceFile,
)

_LARGEST = 1 << 26
_BEFORE, _BEHIND = (str, str, int, int, int, int), (str, int, str, int, list)
_ROWS = frozenset({(*_BEFORE, type(None), *_BEHIND), (*_BEFORE, str, *_BEHIND)})
"""The types in the row of a function; its text stands there only where the file has another."""


def encoded(source: SourceFile, extraction: Extraction) -> bytes:
    """The bytes that `decoded` understands: surrogates survive, and nothing in it can be run."""
    rows = {
        "functions": [_function_row(source, function) for function in extraction.functions],
        "skipped": [[s.reason.value, s.detail, s.line] for s in extraction.skipped],
        "remarks": [[remark.line, remark.text] for remark in extraction.remarks],
    }
    return zlib.compress(json.dumps(rows, separators=(",", ":")).encode("ascii"), 1)


def _function_row(source: SourceFile, function: Function) -> list[Any]:
    here = _text(source, *function.span)
    return [
        function.language,
        function.name,
        function.lines.start,
        function.lines.end,
        *function.span,
        None if here == function.text else function.text,
        function.code,
        function.size,
        function.digest,
        function.head,
        [[one.line, one.target, one.reason] for one in function.directives],
    ]


def _text(source: SourceFile, start: int, end: int) -> str:
    return source.content[start:end].decode("utf-8", "replace")


def decoded(payload: bytes, source: SourceFile) -> Extraction | None:
    """The extraction with the path put back; None for anything that is not one."""
    try:
        unpacker = zlib.decompressobj()
        rows = json.loads(unpacker.decompress(payload, _LARGEST))
        return Extraction(
            functions=tuple(_function(source, row) for row in rows["functions"]),
            skipped=tuple(_skipped(source, row) for row in rows["skipped"]),
            remarks=tuple(_remark(source, row) for row in rows["remarks"]),
        )
    except (zlib.error, ValueError, TypeError, LookupError, RecursionError):
        return None


def _function(source: SourceFile, row: list[Any]) -> Function:
    # A match statement would take three times as long for all of this together.
    if (*map(type, row),) not in _ROWS:
        raise ValueError("not a function")
    language, name, first, last, start, end, text, code, size, digest, head, directives = row
    if not 0 <= start <= end or head < 0:
        raise ValueError("not a function")
    return Function(
        path=source.path,
        language=language,
        name=name,
        lines=LineRange(start=first, end=last),
        span=(start, end),
        text=_text(source, start, end) if text is None else text,
        code=code,
        size=size,
        digest=digest,
        head=head,
        directives=tuple([_directive(one) for one in directives]) if directives else (),
    )


def _directive(row: object) -> Directive:
    match row:
        case [int(line), str(target), str(reason)]:
            return Directive(line=line, target=target, reason=reason)
    raise ValueError("not a directive")


def _remark(source: SourceFile, row: object) -> Remark:
    match row:
        case [int(line), str(text)]:
            return Remark(path=source.path, line=line, text=text)
    raise ValueError("not a remark")


def _skipped(source: SourceFile, row: object) -> Skipped:
    match row:
        case [str(reason), str(detail), None | int() as line]:
            return Skipped(path=source.path, reason=SkipReason(reason), detail=detail, line=line)
    raise ValueError("not a skipped part")
