"""Asking a server over HTTP: with patience, but not for ever, and without giving the key away."""

import email.utils
import json
import random
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http.client import HTTPException
from threading import Event
from urllib.error import URLError
from urllib.request import Request

from dupcheck import __version__
from dupcheck.embed.server import wire
from dupcheck.embed.server.address import Address
from dupcheck.embed.server.answer import Answer
from dupcheck.errors import DupcheckError

LOOKING = 30.0
"""Seconds for what a server has at hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: for one request, for a request with all its repetitions, between two of them.

    The pause doubles from `pause` to `longest_pause`, less a random part, so that several who were
    refused together do not come back together. A server may ask for up to `longest_wait`.
    """

    request: float = 600.0
    total: float = 1800.0
    tries: int = 8
    pause: float = 0.5
    longest_pause: float = 30.0
    longest_wait: float = 120.0


class Connection:
    """Asks one server; may be used by several threads at once."""

    def __init__(self, address: Address, key: str, patience: Patience = Patience()) -> None:
        self.address = address
        self.has_key = bool(key)
        self._key = key.encode()
        self._patience = patience
        self._reached = False
        self._opener = wire.opener(address)
        self._headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": f"dupcheck/{__version__}",
        }
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def get(self, url: str) -> Answer:
        """What stands at an address of the server, asked once: for what it need not have."""
        request = Request(url, headers=self._headers)  # noqa: S310 - http by `address`
        return self._once(request, min(LOOKING, self._patience.request))

    def post(self, url: str, body: Mapping[str, object], stopped: Event) -> Answer:
        """The answer to a request, which is repeated while the failure is one that may pass.

        Raises `DupcheckError` where there is none. A server that never answered is not waited for,
        nor is any after `stopped`.
        """
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        request = Request(url, text, self._headers)  # noqa: S310 - http by `address`
        end = time.monotonic() + self._patience.total
        for number in range(self._patience.tries):
            wait = self._pause(number)
            last = number + 1 == self._patience.tries or stopped.is_set()
            try:
                answer = self._once(request, self._patience.request)
            except _LostError:
                if last or not self._reached or time.monotonic() + wait > end:
                    raise
            else:
                wait = max(wait, _wanted(answer))
                late = wait > self._patience.longest_wait or time.monotonic() + wait > end
                if last or late or not answer.passing:
                    return answer
            stopped.wait(wait)
        raise AssertionError("the last try returns or raises")

    def _once(self, request: Request, seconds: float) -> Answer:
        end = time.monotonic() + seconds
        try:
            with self._opener.open(request, timeout=seconds) as response:
                answer = self._without_key(wire.answer(response, end))
        except TimeoutError as error:
            raise self._too_slow(seconds) from error
        except (OSError, HTTPException) as error:
            raise self._unreachable(error) from error
        self._reached = True
        return answer

    def _without_key(self, answer: Answer) -> Answer:
        """Errors are shown to people, and some servers repeat the key in them."""
        if answer.good or not self._key:
            return answer
        return replace(answer, body=answer.body.replace(self._key, b"***"))

    def _pause(self, number: int) -> float:
        patience = self._patience
        whole: float = min(patience.pause * 2.0**number, patience.longest_pause)
        return whole * random.uniform(0.5, 1.0)  # noqa: S311 - no secret

    def _too_slow(self, seconds: float) -> DupcheckError:
        return DupcheckError(
            f"{self.address.host} did not answer within {seconds:g} seconds",
            "Is the server busy with others, or its model too large for its machine?",
        )

    def _unreachable(self, error: Exception) -> DupcheckError:
        """Why a connection failed, in words."""
        host = self.address.host
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return DupcheckError(
                f"no connection to {host} within {wire.CONNECTING:g} seconds",
                "Is the address right? Does the server speak https:// if the address says so?",
            )
        if isinstance(reason, ssl.SSLCertVerificationError):
            return DupcheckError(
                f"the certificate of {host} is not trusted: {reason.verify_message}",
                "If it is your own, name the file of its authority in SSL_CERT_FILE.",
            )
        if isinstance(reason, ssl.SSLError):
            return DupcheckError(
                f"no encrypted connection to {host}: {reason.reason or reason}",
                "Does the server speak plain http:// at this port?",
            )
        if isinstance(reason, ConnectionRefusedError):
            return _LostError(
                f"nothing listens at {host}: connection refused",
                "Start the server, or correct the address and port behind the model's name.",
            )
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return _LostError(
            f"no answer from {host}: {said}", "Is the address right, and the server up?"
        )


class _LostError(DupcheckError):
    """A connection that failed, or broke, in a way that may pass."""


def _wanted(answer: Answer) -> float:
    """Seconds that a server asks to be left alone: a number, or a date."""
    said = answer.headers.get("retry-after", "").strip()
    try:
        return max(0.0, float(said))
    except ValueError:
        pass
    try:
        return max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError):
        return 0.0
