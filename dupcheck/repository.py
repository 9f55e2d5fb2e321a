"""All functions of one state of a repository."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dupcheck import stored
from dupcheck.cache.store import Cache
from dupcheck.progress import Progress
from dupcheck.records import Function, Remark, Skipped, SourceFile
from dupcheck.sources.source_files import Files
from dupcheck.workers import Workers


@dataclass(frozen=True, slots=True, kw_only=True)
class Repository:
    """All functions in the order of path and span, what was left out, and how many were new."""

    functions: tuple[Function, ...]
    skipped: tuple[Skipped, ...]
    remarks: tuple[Remark, ...]
    files: int
    parsed: int

    @property
    def languages(self) -> tuple[tuple[str, int], ...]:
        """Functions by language, the most frequent first, ties by name."""
        counted = Counter(function.language for function in self.functions)
        return tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))


NOTHING = Repository(functions=(), skipped=(), remarks=(), files=0, parsed=0)


def read_repository(
    files: Files,
    paths: Sequence[str],
    progress: Progress,
    cache: Cache,
    workers: Workers,
) -> Repository:
    """Reads and parses the files of a state, or of those what lies in some paths."""
    functions: list[Function] = []
    skipped: list[Skipped] = []
    remarks: list[Remark] = []
    read = parsed = 0

    def readable() -> Iterator[SourceFile]:
        for item in files.read(paths):
            if isinstance(item, SourceFile):
                yield item
            else:
                skipped.append(item)

    for one in stored.extractions(readable(), cache, workers):
        functions += one.extraction.functions
        skipped += one.extraction.skipped
        remarks += one.extraction.remarks
        read += 1
        parsed += one.parsed
        progress("reading", read, 0)
    skipped.sort(key=lambda item: (item.path, item.line or 0))
    return Repository(
        functions=tuple(functions),
        skipped=tuple(skipped),
        remarks=tuple(remarks),
        files=read,
        parsed=parsed,
    )
