import pytest

from dupcheck.languages import detect


@pytest.mark.parametrize(
    ("path", "language"),
    [
        ("a.py", "python"), ("x/y/a.PY", "python"), ("a.b.c.js", "javascript"),
        ("a.d.ts", "typescript"),
        ("a.tsx", "tsx"), (".py", None), ("py", None), ("a.txt", None), ("a", None), ("a.", None),
        ("folder.py/readme", None), ("a.c", "c"),
    ],
)  # fmt: skip
def test_by_name(path: str, language: str | None) -> None:
    assert detect.by_name(path) == language


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (b"#!/usr/bin/python\n", "python"),
        (b"#!/usr/bin/env python3\r\n", "python"),
        (b"#! /usr/bin/env -S PYTHONPATH=. python3.12 -u\n", "python"),
        (b"#!/bin/bash -e\n", "bash"),
        (b"#!/usr/bin/env /opt/node\n", "javascript"),
        (b"#!/usr/bin/env\n", None),
        (b"#!/usr/bin/unknown\n", None),
        (b"#!\n", None),
        (b"python\n", None),
        (b"\xff\xfe\0", None),
        (b"", None),
    ],
)
def test_by_shebang(line: bytes, language: str | None) -> None:
    assert detect.by_shebang(line) == language


@pytest.mark.parametrize("path", ["tool", "bin/tool", ".profile"])
def test_only_names_without_extension_are_opened_for_it(path: str) -> None:
    assert detect.may_have_shebang(path)
    assert not detect.may_have_shebang(f"{path}.txt")


@pytest.mark.parametrize(
    ("content", "language"),
    [
        (b"struct a;\nint f(int class);\n", "c"),
        (b"#ifdef __cplusplus\nextern \"C\" {\n#endif\n#include <stdio.h>\n", "c"),
        (b"/* class of things: see namespace */\nint a;\n", "c"),
        (b"class A {\n public:\n  int b;\n};\n", "cpp"),
        (b"template <typename T>\nT f(T);\n", "cpp"),
        (b"std::string name();\n", "cpp"),
        (b"#include <vector>\n", "cpp"),
        (b"", "c"),
    ],
)  # fmt: skip
def test_headers(content: bytes, language: str) -> None:
    assert detect.by_content("a.h", "c", content) == language


def test_objective_c_headers() -> None:
    header = b"#import <Foundation/Foundation.h>\n@interface A : NSObject\n@end\n"
    assert detect.by_content("a.h", "c", header) == (detect.by_name("a.m") or "c")


def test_translations_of_qt_are_not_typescript() -> None:
    assert detect.by_content("a.ts", "typescript", b'<?xml version="1.0"?>\n<TS>') is None
    assert detect.by_content("a.ts", "typescript", b"let a = 1;\n") == "typescript"


def test_shared_extensions_are_known() -> None:
    assert detect.is_shared("a/b.h")
    assert not detect.is_shared("a.py")
