"""The language of a file: by its name, its first line, or, for shared extensions, its content."""

import re
from collections.abc import Mapping

from dupcheck.languages.table import LANGUAGES, Language

_SHEBANG = re.compile(rb"#!\s*(?:\S*/)?(\S+)([^\n]*)")
_ENV_ARGUMENT = re.compile(r"-\S*|\w+=\S*")
_VERSION = re.compile(r"[\d.]+$")

_CPLUSPLUS = re.compile(
    rb"^\s*(?:class\s+\w+[^;]*$|namespace\b|template\s*<|using\s+\w|(?:public|private|protected)\s*:"
    rb"|#\s*include\s*<(?:\w+|[\w/]+\.(?:hpp|hh|hxx))>)|\bstd::|\bconstexpr\b|\bvirtual\s+\w|\boperator\s*[=<(\[+*-]",
    re.MULTILINE,
)
_OBJECTIVE_C = re.compile(
    rb"^\s*(?:@(?:interface|protocol|implementation|end|class|import|property)\b|#\s*import\b)",
    re.MULTILINE,
)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE TS)")


def by_name(path: str) -> str | None:
    """The language that a file name tells, before anything is read."""
    name = path.rpartition("/")[2]
    if name in _FILENAMES:
        return _FILENAMES[name]
    for position, character in enumerate(name):
        if character == "." and position:
            extension = name[position:]
            language = _EXTENSIONS.get(extension) or _EXTENSIONS.get(extension.lower())
            if language:
                return language
    return None


def may_have_shebang(path: str) -> bool:
    """Whether only the first line can tell: a name without extension."""
    return "." not in path.rpartition("/")[2].lstrip(".")


def may_be_code(path: str) -> bool:
    """Whether a file of this name may be of a known language, before anything is read."""
    return by_name(path) is not None or may_have_shebang(path)


def is_shared(path: str) -> bool:
    """Whether several languages use the extension, so that `by_content` may name another one."""
    return path.endswith((".h", ".m"))


def by_shebang(start: bytes) -> str | None:
    """The language of the interpreter that the first line asks for."""
    found = _SHEBANG.match(start)
    if not found:
        return None
    program = found[1].decode("utf-8", "replace")
    if program == "env":
        words = found[2].decode("utf-8", "replace").split()
        words = [word for word in words if not _ENV_ARGUMENT.fullmatch(word)]
        program = words[0].rpartition("/")[2] if words else ""
    return _INTERPRETERS.get(program) or _INTERPRETERS.get(_VERSION.sub("", program))


def by_content(path: str, language: str, content: bytes) -> str | None:
    """The language of a file whose extension several share; None where it is not code after all."""
    extension = path.rpartition(".")[2]
    if extension == "h" and language in ("c", "cpp"):
        return _header(content)
    if extension == "m" and language == _EXTENSIONS.get(".m"):
        return language if _OBJECTIVE_C.search(content) else None
    if extension == "ts" and _XML.match(content):
        return None  # translations of Qt
    return language


def _header(content: bytes) -> str | None:
    objective_c = _EXTENSIONS.get(".m")
    if objective_c and _OBJECTIVE_C.search(content):
        return objective_c
    return "cpp" if _CPLUSPLUS.search(content) else "c"


def _inverted(rows: Mapping[str, Language], field: str) -> dict[str, str]:
    """Every value of a field to its language; the first row that names a value has it."""
    inverted: dict[str, str] = {}
    for row in rows.values():
        for value in getattr(row, field):
            inverted.setdefault(value, row.name)
    return inverted


_FILENAMES = _inverted(LANGUAGES, "filenames")
_EXTENSIONS = _inverted(LANGUAGES, "extensions")
_INTERPRETERS = _inverted(LANGUAGES, "interpreters")
