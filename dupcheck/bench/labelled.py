"""The labelled set: functions of our own writing, each told several times; see tasks/README.md."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from importlib.resources.abc import Traversable

from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_name
from dupcheck.records import Function, SourceFile

TASKS = "tasks"


class Role(StrEnum):
    """What a function of the set is to the original of its task: the stem of its file's name."""

    ORIGINAL = "original"
    RENAMED = "renamed"
    EDITED = "edited"
    REWRITTEN = "rewritten"
    PORTED = "ported"
    NEGATIVE = "negative"


COPIES = (Role.RENAMED, Role.EDITED, Role.REWRITTEN, Role.PORTED)
"""The clones of an original: of type 2, 3 and 4, and in another language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A function of the set; `task` numbers the tasks in the order of their names."""

    function: Function
    source: SourceFile
    task: int
    role: Role


def labelled_set() -> tuple[Labelled, ...]:
    """All functions of the set, ordered by their paths."""
    folder = resources.files("dupcheck.bench") / TASKS
    tasks = sorted((one for one in folder.iterdir() if one.is_dir()), key=lambda one: one.name)
    return tuple(
        Labelled(function=_largest(source), source=source, task=number, role=_role(source.path))
        for number, task in enumerate(tasks)
        for source in _sources(task)
    )


def _sources(task: Traversable) -> Iterator[SourceFile]:
    for file in sorted(task.iterdir(), key=lambda one: one.name):
        language = by_name(file.name)
        if language and file.is_file():
            path = f"{task.name}/{file.name}"
            yield SourceFile(path=path, language=language, content=file.read_bytes())


def _largest(source: SourceFile) -> Function:
    """The function that a file is about; others in it are its helpers."""
    return max(extract(source).functions, key=lambda function: function.size)


def _role(path: str) -> Role:
    stem = path.rpartition("/")[2].partition(".")[0]
    return Role(stem.rstrip("23456789"))
