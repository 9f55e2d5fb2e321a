"""How the function to keep is imported or called from the place of a copy."""

import re
from collections.abc import Callable, Iterable

from dupcheck.languages.table import same_family
from dupcheck.records import Function
from dupcheck.reuse import cfamily, csharp, ecmascript, golang, jvm, python, rust, scripts
from dupcheck.reuse.files import Files, head, own_name
from dupcheck.roles import is_test

Reach = Callable[[Function, Function, Files], str]

_LANGUAGES: dict[str, Reach] = {
    "python": python.reach,
    "javascript": ecmascript.reach,
    "typescript": ecmascript.reach,
    "tsx": ecmascript.reach,
    "go": golang.reach,
    "java": jvm.java,
    "kotlin": jvm.kotlin,
    "scala": jvm.scala,
    "rust": rust.reach,
    "csharp": csharp.reach,
    "c": cfamily.reach,
    "cpp": cfamily.reach,
    "php": scripts.php,
    "ruby": scripts.ruby,
    "bash": scripts.bash,
    "lua": scripts.lua,
    "swift": scripts.swift,
}
_LONGEST = 300
_MARKED = re.compile(r"[@\[](?:Test|Fact|Theory|ParameterizedTest|Before|After|SetUp|TearDown)")


class Reuse:
    """Knows the files of a repository: all its paths, and `read` for their contents."""

    def __init__(self, paths: Iterable[str], read: Callable[[str], bytes | None]) -> None:
        self._files = Files(paths, read)

    def reach(self, keep: Function, copy: Function) -> str:
        """Lines of code for the place of `copy` that bring `keep` there, "" where nothing is sure.

        What has to be done first, or should be known, stands in a comment of the language.
        """
        reach = _LANGUAGES.get(keep.language)
        if reach is None or not same_family(keep.language, copy.language):
            return ""
        if keep.path not in self._files or copy.path not in self._files:
            return ""
        if is_test(keep.path) and (not is_test(copy.path) or _is_case(keep)):
            return ""
        said = reach(keep, copy, self._files)
        return said if max(map(len, said.split("\n"))) <= _LONGEST else ""


def _is_case(function: Function) -> bool:
    """Whether a function of a test is itself a test, or what runs around one: nobody calls it."""
    named = own_name(function).lower().startswith(("test", "setup", "teardown"))
    return named or bool(_MARKED.search(head(function)))
