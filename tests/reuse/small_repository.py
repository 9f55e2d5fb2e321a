"""Small repositories that are never written: files by path, functions as `path:name`."""

from collections.abc import Mapping

from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_name
from dupcheck.records import Function, SourceFile
from dupcheck.reuse.reach import Reuse


def reached(files: Mapping[str, str], keep: str, copy: str) -> str:
    """What is said of `path:name` at the place of another."""

    def read(path: str) -> bytes | None:
        return files[path].encode() if path in files else None

    kept, copied = (function_at(files, place) for place in (keep, copy))
    return Reuse(files, read).reach(kept, copied)


def function_at(files: Mapping[str, str], place: str) -> Function:
    path, _, name = place.rpartition(":")
    content = files[path].encode()
    found = by_name(path)
    assert found
    functions = extract(SourceFile(path=path, language=found, content=content)).functions
    return next(function for function in functions if function.name == name)
