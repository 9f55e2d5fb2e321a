from collections.abc import Mapping

import pytest

from dupcheck.config import Settings
from dupcheck.records import Skipped, SkipReason, SourceFile
from dupcheck.sources.ignore import OWN_FILE, IgnoreFiles
from dupcheck.sources.selection import Selection, language_of
from dupcheck.sources.state import Content


def as_source(
    path: str, content: bytes, settings: Settings, stated: Mapping[str, bool] | None = None
) -> SourceFile | Skipped | None:
    return Selection.of(settings).source(path, Content(content, len(content)), stated or {})


@pytest.mark.parametrize(
    ("path", "data", "language"),
    [
        ("a.py", b"", "python"),
        ("bin/tool", b"#!/usr/bin/env python3\n", "python"),
        ("bin/tool", b"\x7fELF", ""),
        ("a.txt", b"#!/usr/bin/env python3\n", ""),
        ("a.js", b"#!/usr/bin/env python3\n", "javascript"),
        ("tool", b"#" * 300 + b"\n#!/bin/sh", ""),
    ],
)
def test_the_language_is_told_by_the_name_or_the_first_line(path, data, language) -> None:
    assert language_of(path, Content(data, len(data))) == language


def test_contents_at_hand_are_judged_as_files_are() -> None:
    def judged(path: str, content: bytes, **told: object) -> object:
        found = as_source(path, content, Settings(**told))
        return found.reason if isinstance(found, Skipped) else found and found.language

    assert judged("a.py", b"x = 1\n") == "python"
    assert judged("tool", b"#!/bin/sh\n") == "bash"
    assert judged("a.txt", b"x = 1\n") is None
    assert judged("a.py", b"x = 1\n", languages=("go",)) is None
    assert judged("a.h", b"namespace a {\n", languages=("cpp",)) == "cpp"
    assert judged("a.py", b"x = 1\n", max_file_bytes=5) is SkipReason.TOO_LARGE
    assert judged("a.py", b"x\0") is SkipReason.BINARY
    assert judged("a.py", b"x = 1\n", exclude=("*.py",)) is SkipReason.EXCLUDED
    assert judged("a.py", b"x = 1\n", include=("src/",)) is SkipReason.EXCLUDED
    assert judged("vendor/a.py", b"x = 1\n") is SkipReason.VENDORED
    assert judged("tool", b"#!/bin/sh\n", exclude=("tool",)) is SkipReason.EXCLUDED
    assert judged("notes", b"words", exclude=("notes",)) is None, "no code of ours to leave out"


def test_contents_at_hand_are_decoded_as_files_are() -> None:
    found = as_source("a.py", "x = 'ä'\n".encode("utf-16"), Settings())
    assert found == SourceFile(path="a.py", language="python", content="x = 'ä'\n".encode())


def test_attributes_that_are_stated_count() -> None:
    found = as_source("a.py", b"", Settings(), {"linguist-generated": True})
    assert found == Skipped(
        path="a.py", reason=SkipReason.GENERATED, detail="linguist-generated in .gitattributes"
    )
    assert isinstance(as_source("a_pb2.py", b"", Settings()), Skipped)
    cleared = as_source("a_pb2.py", b"", Settings(), {"linguist-generated": False})
    assert isinstance(cleared, SourceFile)


def test_ignore_files_decide_where_they_are_given() -> None:
    own = IgnoreFiles({"d/.dupcheckignore": b"a.*\n"}.get, (OWN_FILE,))
    content = Content(b"x = 1\n", 6)
    selection = Selection.of(Settings(), own)
    assert selection.source("d/a.py", content, {}) == Skipped(
        path="d/a.py", reason=SkipReason.EXCLUDED, detail="by d/.dupcheckignore"
    )
    assert isinstance(selection.source("a.py", content, {}), SourceFile)
    assert isinstance(Selection.of(Settings()).source("d/a.py", content, {}), SourceFile)
