"""What SARIF says of a run besides its results: what was left out, or done otherwise."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from dupcheck.records import Report, Skipped
from dupcheck.report.notices import notices
from dupcheck.report.sarif_place import artifact, message
from dupcheck.report.words import count

_MOST = 1000


def notifications(report: Report, missing: int) -> list[dict[str, Any]]:
    """Those that matter most first, and how many there are beyond what is bearable.

    `missing` results did not fit into the file.
    """
    every = list(islice(_all(report, missing), _MOST))
    total = bool(missing) + len(notices(report)) + len(report.unused) + len(report.skipped)
    if more := total - len(every):
        every.append(_notification("note", f"{count(more, 'more notification')}."))
    return every


def _all(report: Report, missing: int) -> Iterator[dict[str, Any]]:
    if missing:
        said = f"{count(missing, 'more result')} did not fit into this file; the best are in it."
        yield _notification("warning", said)
    for text in notices(report):
        yield _notification("warning", text)
    for unused in report.unused:
        yield _notification("note", f"Matches nothing any more: {unused.text} ({unused.where})")
    for item in report.skipped:
        yield _notification("note", _why(item)) | {"locations": [_place(item)]}


def _why(item: Skipped) -> str:
    what = "The file" if item.line is None else "A function"
    detail = f" ({item.detail})" if item.detail else ""
    return f"{what} was not read: {item.reason.value}{detail}"


def _place(item: Skipped) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": artifact(item.path)}
    if item.line is not None:
        place["region"] = {"startLine": item.line}
    return {"physicalLocation": place}


def _notification(level: str, text: str) -> dict[str, Any]:
    return {"level": level, "message": message(text)}
