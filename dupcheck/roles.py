"""Which code is a test: by the conventions of the languages for names of files and folders."""

import re

_FOLDER = re.compile(
    r"(^|/)([^/]*\.)?(tests?|testing|__tests__|specs?|testdata|fixtures|e2e|mocks|__mocks__)/",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"(^|/)(test_[^/]*|conftest\.py|[^/]*[_.-](test|tests|spec)\.[^/]+"
    r"|[^/]*[a-z0-9](Test|Tests|TestCase|Spec)\.[^/]+)$"
)


def is_test(path: str) -> bool:
    """Whether the file at `path` (relative, forward slashes) holds tests or their helpers."""
    return bool(_FOLDER.search(path) or _FILE.search(path))
