"""Signs that a program wrote a file: its name, or what the comments at its top say."""

import re

_NAMES = (
    r"\w*_pb2(?:_grpc)?\.pyi?",
    r".*\.pb(?:\.gw|\.validate)?\.(?:go|cc|h|c|swift|dart|rb|ts|js)",
    r".*\.grpc\.(?:swift|pb\.\w+)",
    r".*\.pb(?:grpc|json|enum|server)\.dart",
    r".*_pb\.(?:js|ts|rb|d\.ts)",
    r".*\.(?:g|freezed|gr|mocks)\.dart",
    r"zz_generated[\w.]*\.go",
    r".*\.(?:designer|g|g\.i|feature)\.cs",
    r"TemporaryGeneratedFile_.*\.cs",
    r".*\.(?:generated|gen)\.\w+",
    r"moc_\w+\.cpp|qrc_\w+\.cpp",
    r"(?:lex\.yy|.*\.yy|.*\.tab)\.(?:c|cc|cpp|h|hpp)|y\.tab\.[ch]",
    r"parsetab\.py|lextab\.py",
    r"bindata\.go",
    r".*\.bundle\.js",
)
_NAME = re.compile("|".join(f"(?:{name})" for name in _NAMES), re.IGNORECASE)

_TOP_LINES = 40
# What may stand above the first line of code. Further down, comments and strings may well speak
# of generated files: generators do. Possessive, so that no content can make it slow.
_TOP = re.compile(
    rb"(?:\s++"
    rb"|/\*.*?(?:\*/|\Z)|<!--.*?(?:-->|\Z)|--\[\[.*?(?:\]\]|\Z)|\{-.*?(?:-\}|\Z)|<#.*?(?:#>|\Z)"
    rb"|\"\"\".*?(?:\"\"\"|\Z)|'''.*?(?:'''|\Z)|(?://|#|--|;|%|REM\b)[^\n]*+"
    rb"|<\?php\b|[\"']use strict[\"'];?|package [\w.]++;?|@echo off|\(?function ?\(\w*+\) ?\{)*+",
    re.DOTALL,
)

_THING = (
    r"(?:file|code|source|module|class|header|script|parser|lexer|program|document|package|table)"
)
_BY_ITSELF = r"(?:auto[- ]?|automatically[- ]|machine[- ]|programmatically[- ])"
_KNOWN_PROGRAMS = (
    r"(?:the protocol buffer compiler|cython|coffeescript|livescript|antlr|re2c|peg\.?js|flex"
    r"|gperf|swig|ragel|javacc|jflex|(?:gnu )?bison|lemon|cbindgen|rust-bindgen|wayland-scanner)"
)
_STATEMENTS = (
    r"^\W*@generated\b",
    r"\b(?:is|file) @generated\b",
    r"<auto-?generated\b",
    r"^\W*(?:source )?code generated (?:by|from|with|using)\b",
    rf"\bthis (?:\w+ )?{_THING} (?:is|was|has been) {_BY_ITSELF}?generated\b",
    rf"\bfollowing (?:code|file) was {_BY_ITSELF}?generated\b",
    # "Automatically generated ids are ...": what follows tells a file from a thing in the program.
    rf"^\W*(?:(?:this )?{_THING} )?{_BY_ITSELF}generated"
    r"(?: (?:by|from|with|using|on|at|file|code|source)\b|\s*$|\s*[^\w\s])",
    rf"\bgenerated (?:by|using|with) {_KNOWN_PROGRAMS}\b",
    r"\bgenerated from \S+ by antlr\b",
    r"\bmade by gnu bison\b",
    r"\bcode produced by gperf\b",
    r"\bwebpackbootstrap\b",
)
_SAYS_SO = re.compile("|".join(_STATEMENTS).encode(), re.IGNORECASE | re.MULTILINE)
# Forbidding edits is no sign by itself (of a list, of a section); with a word on its making it is.
_FORBIDS_EDITS = re.compile(
    rb"\bDO NOT (?:EDIT|MODIFY)\b"
    rb"|\bdo not (?:edit|modify) (?:this file|it|by hand|manually|directly)\b"
)
_MADE = re.compile(rb"\b(?:generated|created|produced|built|made) (?:by|from|with|using)\b", re.I)
_MAPPED = re.compile(rb"^//[#@] sourceMappingURL=", re.MULTILINE)
_MAPPED_EXTENSIONS = (".js", ".mjs", ".cjs")
_API_CLIENT = re.compile(
    r"(?:.*/)?services/\w+/"
    r"(?:transports/(?:base|grpc(?:_asyncio)?|rest(?:_base|_asyncio)?)|pagers|(?:async_)?client)\.py"
)
"""Clients made from the description of an API: their headers speak of the licence alone."""
_BUNDLE = re.compile(r"(?:.*/)?build/(?:.*/)?[^/]+\.[mc]?js")
_BUNDLE_BYTES = 100_000
"""Nobody writes a script of this size by hand into a folder of this name."""


def generated_name(path: str) -> bool:
    """Whether only generators name files like this."""
    return _NAME.fullmatch(path.rpartition("/")[2]) is not None


def generated_sign(path: str, content: bytes) -> str:
    """The line that says that the file was generated, or "" where none does."""
    comments = _top(content)
    found = _SAYS_SO.search(comments)
    if not found and _MADE.search(comments):
        found = _FORBIDS_EDITS.search(comments)
    if found:
        start = comments.rfind(b"\n", 0, found.end() - 1) + 1
        line = comments[start : found.end() + 80].split(b"\n")[0]
        return line.decode("utf-8", "replace").strip(" \t\r*/#-;<!>")[:80]
    if b"google.api_core" in content and _API_CLIENT.fullmatch(path):
        return "a client made from the description of an API"
    if path.endswith(_MAPPED_EXTENSIONS) and _MAPPED.search(content[-500:]):
        return "compiled: it names its source map"
    if len(content) > _BUNDLE_BYTES and _BUNDLE.fullmatch(path):
        return "a bundle: large, and in build/"
    return ""


def _top(content: bytes) -> bytes:
    """The comments, and the docstring of a module, above the first line of code."""
    lines = content.removeprefix(b"\xef\xbb\xbf")[:10_000].split(b"\n")[:_TOP_LINES]
    found = _TOP.match(b"\n".join(lines))
    return found[0] if found else b""
