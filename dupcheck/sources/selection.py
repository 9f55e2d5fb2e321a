"""What a file is taken for: source code of a language, something left out, or nothing of ours."""

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from pathspec import GitIgnoreSpec

from dupcheck.config import Settings
from dupcheck.languages import detect
from dupcheck.records import Skipped, SkipReason, SourceFile
from dupcheck.sources import exclusions
from dupcheck.sources.ignore import IgnoreFiles, patterns
from dupcheck.sources.state import FIRST_LINE, Content

# Longer marks first: the one of UTF-16 begins the one of UTF-32.
_WIDE_ENCODINGS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The rules of a run; `own` are the ignore files of dupcheck, None where they do not count."""

    settings: Settings
    own: IgnoreFiles | None
    include: GitIgnoreSpec | None
    exclude: GitIgnoreSpec | None

    @classmethod
    def of(cls, settings: Settings, own: IgnoreFiles | None = None) -> Self:
        """The rules that settings and ignore files make."""
        return cls(
            settings=settings,
            own=own,
            include=patterns(settings.include, "include") if settings.include else None,
            exclude=patterns(settings.exclude, "exclude") if settings.exclude else None,
        )

    def source(
        self, path: str, content: Content, stated: Mapping[str, bool]
    ) -> SourceFile | Skipped | None:
        """What a file of this name and content is; None where it is of no language asked for."""
        if not self.is_read(path, language := language_of(path, content)):
            return None
        return self.refused(path, stated) or self.taken(path, language, content, stated)

    def is_read(self, path: str, language: str) -> bool:
        """Whether a language ("" for none) is asked for, or may turn out to be another one."""
        return bool(language) and (self._wants(language) or detect.is_shared(path))

    def refused(self, path: str, stated: Mapping[str, bool]) -> Skipped | None:
        """What the path and its attributes are left out for, before anything is read."""
        excluded = self._excluded(path) or exclusions.by_path(path, self.settings, stated)
        return _skipped(path, excluded) if excluded else None

    def taken(
        self, path: str, language: str, content: Content, stated: Mapping[str, bool]
    ) -> SourceFile | Skipped | None:
        """What the content of a file is that its path does not leave out."""
        if content.size > self.settings.max_file_bytes:
            return _skipped(path, exclusions.too_large(content.size, self.settings.max_file_bytes))
        data = _as_bytes(content.data)
        actual = detect.by_content(path, language, data)
        if not actual or not self._wants(actual):
            return None
        excluded = exclusions.by_content(path, data, self.settings, stated)
        if excluded:
            return _skipped(path, excluded)
        return SourceFile(path=path, language=actual, content=data)

    def _wants(self, language: str) -> bool:
        return not self.settings.languages or language in self.settings.languages

    def _excluded(self, path: str) -> exclusions.Exclusion | None:
        detail = ""
        if self.own and (source := self.own.ignores(path)):
            detail = f"by {source}"
        elif self.include and not self.include.match_file(path):
            detail = "not in include"
        elif self.exclude and self.exclude.match_file(path):
            detail = "by exclude"
        return exclusions.Exclusion(SkipReason.EXCLUDED, detail) if detail else None


def language_of(path: str, content: Content) -> str:
    """The language that the name or the first line tells, "" for none."""
    named = detect.by_name(path)
    if named or not detect.may_have_shebang(path):
        return named or ""
    return detect.by_shebang(content.data[:FIRST_LINE]) or ""


def _skipped(path: str, excluded: exclusions.Exclusion) -> Skipped:
    return Skipped(path=path, reason=excluded.reason, detail=excluded.detail)


def _as_bytes(content: bytes) -> bytes:
    """The content in an encoding whose ASCII is ASCII, where its first bytes name another."""
    for mark, encoding in _WIDE_ENCODINGS:
        if content.startswith(mark):
            try:
                return content.decode(encoding).encode()
            except UnicodeDecodeError:
                return content
    return content
