"""Which code is a test: by the conventions of the languages for names of files and folders."""

import re

_FOLDER = re.compile(
    r"(^|/)([^/]*\.)?(tests?|testing|__tests__|specs?|testdata|fixtures|e2e|mocks|__mocks__)/",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(^|/)(test_[^/]*|conftest\.py|[^/]*[_.-](test|tests|spec)\.[^/]+"
    r"|[^/]*[a-z0-9](Test|Tests|TestCase|Spec)\.[^/]+|[^/]*\.(stories|cy|e2e)\.[^/]+)$"
)
_SCOPES = frozenset({"test", "tests"})
"""Modules of tests inside a file of production code, as Rust has them."""


def is_test(path: str) -> bool:
    """Whether the file at `path` (relative, forward slashes) holds tests or their helpers."""
    return bool(_FOLDER.search(path) or _FILE.search(path))


def is_test_code(path: str, name: str) -> bool:
    """The same of a function by its qualified name, too: it may stand in a module of tests."""
    return is_test(path) or not _SCOPES.isdisjoint(name.split(".")[:-1])
