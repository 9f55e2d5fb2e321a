"""Exit codes, and the errors that end a run with one of them."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the process tells its caller; a failed run is never mistaken for a clean one."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    FAILED = 3
    INTERRUPTED = 130


class DupcheckError(Exception):
    """An expected failure: what went wrong, and a hint that says what to do about it."""

    exit_code = ExitCode.FAILED

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(DupcheckError):
    """Wrong arguments, configuration or input."""

    exit_code = ExitCode.USAGE


class GitError(DupcheckError):
    """git is missing, refused, or answered something that cannot be used."""


class UnknownRevisionError(GitError):
    """Nothing in the repository has the name that somebody gave for a commit."""

    exit_code = ExitCode.USAGE
