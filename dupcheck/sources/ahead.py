"""Files of a state read by the hundred: what git has recorded costs two processes each time."""

from collections.abc import Iterable
from itertools import islice

from dupcheck.sources.state import State

_AT_ONCE = 200
_MOST_BYTES = 64_000_000
"""So much is kept at most."""


class Ahead:
    """Reads like `State.rules`, and with a file those that are expected to be asked for next."""

    def __init__(self, state: State, expected: Iterable[str]) -> None:
        self._state = state
        self._expected = tuple(dict.fromkeys(expected))
        self._number = {path: number for number, path in enumerate(self._expected)}
        self._known: dict[str, bytes | None] = {}
        self._bytes = 0

    def read(self, path: str) -> bytes | None:
        """The content of a file; None where no small regular file has that name."""
        if path not in self._number:
            return self._state.rules(path)
        if path not in self._known:
            self._load(self._number[path])
        return self._known[path]

    def _load(self, start: int) -> None:
        if self._bytes > _MOST_BYTES:
            self._known.clear()
            self._bytes = 0
        following = islice(self._expected, start, None)
        wanted = list(islice((one for one in following if one not in self._known), _AT_ONCE))
        for path, content in zip(wanted, self._state.several(wanted), strict=True):
            self._known[path] = content
            self._bytes += len(content or b"")
