"""What the reading of languages depends on: rows, queries, and the versions of the grammars."""

import hashlib
from functools import cache
from importlib import metadata, resources

from dupcheck.languages.table import LANGUAGES


@cache
def edition() -> str:
    """Changes with any row, query file or grammar, also with one that was installed or removed."""
    whole = hashlib.sha256(repr(LANGUAGES).encode())
    modules = {row.grammar.partition(":")[0] for row in LANGUAGES.values() if row.grammar}
    for module in sorted(modules):
        whole.update(f"{module} {_version(module.replace('_', '-'))}\n".encode())
    whole.update(_version("tree-sitter").encode())
    folder = resources.files("dupcheck.languages") / "queries"
    for query in sorted(folder.iterdir(), key=lambda file: file.name):
        whole.update(query.read_bytes())
    return whole.hexdigest()[:16]


def _version(distribution: str) -> str:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return ""
