"""Questions to the hub over HTTP: downloads go on where they stopped, passing faults are retried.

huggingface_hub brings the client (its proxies, certificates, offline mode), the token and the
endpoint. Its own download is not used: since version 1.18 it drops what a broken connection
had brought, and its other protocol (Xet) reads from hosts that HF_ENDPOINT does not lead to.
"""

import email.utils
import json
import re
import time
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from dupcheck import __version__

_TRIES = 5
_LONGEST_WAIT = 120.0
"""Seconds; a server that asks for more is not waited for."""
_SECONDS = (10.0, 30.0, 30.0, 10.0)
"""What may pass until a connection stands, without a byte read or written, and for its turn."""
_PASSING_STATUS = (408, 416, 429, 500, 502, 503, 504)
_UNREACHED = {"ConnectError", "ConnectTimeout"}
_PASSING_FAULTS = {"TimeoutException", "NetworkError", "RemoteProtocolError", "CutShortError"}


class RefusalError(Exception):
    """The server answered, but not with what was asked for."""

    def __init__(self, url: str, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(f"HTTP {status}")
        self.url = url
        self.status = status
        self.code = headers.get("X-Error-Code", "")
        self.reason = headers.get("X-Error-Message", "")
        self.wait = _asked_wait(headers)


class OtherFileError(Exception):
    """What the server sends has another length than the file."""


class CutShortError(Exception):
    """The server ends the file before its end."""


class Patience:
    """Decides what is worth another try, and waits for it; `say` is told of each wait."""

    def __init__(
        self, say: Callable[[str], None], sleep: Callable[[float], None] | None = None
    ) -> None:
        self.say = say
        self._sleep = sleep or time.sleep
        self._failed = 0
        self._reached = False

    def renew(self) -> None:
        """Something arrived: the tries count anew."""
        self._failed = 0
        self._reached = True

    def after(self, error: Exception) -> None:
        """Waits before the next try, or raises the error when there shall be none."""
        self._failed += 1
        wait = float(2 ** (self._failed - 1))
        if isinstance(error, RefusalError):
            self._reached = True
            wait = wait if error.wait is None else error.wait
            passing = error.status in _PASSING_STATUS and wait <= _LONGEST_WAIT
        else:
            passing = self._passes(error)
        if not passing or self._failed == _TRIES:
            raise error
        self.say(f"{_in_short(error)}; trying again in {wait:.0f} s")
        self._sleep(wait)

    def _passes(self, error: Exception) -> bool:
        names = kinds(error)
        # Who never got through has no network, or a wrong address: no use to wait for that.
        return bool(names & _PASSING_FAULTS) and (self._reached or not names & _UNREACHED)


def answer(url: str, patience: Patience) -> Any:  # noqa: ANN401 - whatever JSON holds
    """The JSON behind an address."""
    while True:
        try:
            with _stream(url, {}) as response:
                _check(response, url)
                return json.loads(response.read())
        except ValueError:
            raise
        except Exception as error:
            patience.after(error)


def download(
    url: str, part: Path, size: int, patience: Patience, progress: Callable[[int], None]
) -> None:
    """Completes `part` to `size` bytes; what is there already is not asked for again.

    `progress` is told how many bytes are there. Whatever goes wrong, what came stays.
    """
    part.touch()
    most = part.stat().st_size
    while part.stat().st_size != size:
        try:
            _go_on(url, part, size, progress)
        except Exception as error:
            if part.stat().st_size > most:
                most = part.stat().st_size
                patience.renew()
            patience.after(error)


def kinds(error: BaseException) -> set[str]:
    """The names of an error's classes and of their bases: httpx has two names by now."""
    return {kind.__name__ for kind in type(error).__mro__}


def _go_on(url: str, part: Path, size: int, progress: Callable[[int], None]) -> None:
    have = part.stat().st_size if part.stat().st_size < size else 0
    with _stream(url, {"range": f"bytes={have}-"} if have else {}) as response:
        if response.status_code == 416:  # what we have is of no use to this server
            part.write_bytes(b"")
        _check(response, url)
        went_on = response.status_code == 206
        have = have if went_on else 0
        if _told_length(response.headers) not in (None, size - have):
            raise OtherFileError
        with part.open("ab" if went_on else "wb") as file:
            for block in response.iter_bytes():
                have += len(block)
                if have > size:
                    break
                file.write(block)
                progress(have)
    if have > size:
        part.write_bytes(b"")
        raise OtherFileError
    if have < size:
        raise CutShortError


def _stream(url: str, headers: dict[str, str]) -> Any:  # noqa: ANN401 - httpx or httpx2
    utils = import_module("huggingface_hub.utils")
    return utils.get_session().stream("GET", url, headers=_headers() | headers, timeout=_SECONDS)


def _headers() -> dict[str, str]:
    """Who asks, and nothing of this machine.

    The library's own headers say what is installed and which program runs us, and ask the hub
    for a list of such programs first. Packed by the server on its way, a file would have neither
    its length nor its ranges.
    """
    hub = import_module("huggingface_hub")
    secret = import_module("huggingface_hub.constants").HF_HUB_DISABLE_IMPLICIT_TOKEN
    token = None if secret else hub.get_token()
    own = {"user-agent": f"dupcheck/{__version__}", "accept-encoding": "identity"}
    return own | ({"authorization": f"Bearer {token}"} if token else {})


def _check(response: Any, url: str) -> None:  # noqa: ANN401 - httpx or httpx2
    if response.status_code >= 400:
        raise RefusalError(url, response.status_code, response.headers)


def _told_length(headers: Mapping[str, str]) -> int | None:
    """Bytes that will come; None where nothing is said of them, or of packed ones only."""
    told = headers.get("Content-Length", "")
    return int(told) if told.isdecimal() and "Content-Encoding" not in headers else None


def _in_short(error: Exception) -> str:
    if isinstance(error, RefusalError):
        return error.reason if error.reason else f"the server answers HTTP {error.status}"
    return "the connection broke" if "TimeoutException" not in kinds(error) else "no answer"


def _asked_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds that the server wants to be left alone: Retry-After, or the hub's own RateLimit."""
    limit = re.search(r"\br=0\b.*?\bt=(\d{1,9})\b", headers.get("RateLimit", ""))
    said = limit[1] if limit else headers.get("Retry-After", "").strip()
    if said.isdecimal() and len(said) < 10:
        return float(said)
    try:
        then = email.utils.parsedate_to_datetime(said).timestamp()
    except (ValueError, TypeError):
        return None
    return max(0.0, then - time.time())
