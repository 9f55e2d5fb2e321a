"""Asking a server over HTTP: with patience, but not for ever, and without giving the key away."""

import email.utils
import json
import random
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from http.client import HTTPException, HTTPResponse
from threading import Event
from urllib.error import URLError
from urllib.request import (
    HTTPErrorProcessor,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from dupcheck import __version__
from dupcheck.embed.server.address import Address
from dupcheck.embed.server.answer import Answer
from dupcheck.errors import DupcheckError

LARGEST_ANSWER = 256 << 20
_CHUNK = 1 << 16


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
        self._opener = _opener(address)
        self._headers = {
            "Accept": "application/json",
            "Content-Type": "application/json",
            "User-Agent": f"dupcheck/{__version__}",
        }
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def get(self, url: str) -> Answer:
        """What stands at an address of the server, asked once: for what it need not have."""
        return self._once(Request(url, headers=self._headers))  # noqa: S310 - http by `address`

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
                answer = self._once(request)
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

    def _once(self, request: Request) -> Answer:
        end = time.monotonic() + self._patience.request
        try:
            with self._opener.open(request, timeout=self._patience.request) as response:
                answer = self._without_key(_answer(response, end))
        except TimeoutError as error:
            raise self._too_slow() from error
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

    def _too_slow(self) -> DupcheckError:
        return DupcheckError(
            f"{self.address.host} did not answer within {self._patience.request:.0f} seconds",
            "Is the server busy with others, or its model too large for its machine?",
        )

    def _unreachable(self, error: Exception) -> DupcheckError:
        """Why a connection failed, in words; timeouts while connecting come wrapped."""
        host = self.address.host
        reason = error.reason if isinstance(error, URLError) else error
        if isinstance(reason, TimeoutError):
            return self._too_slow()
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


class _AsItIs(HTTPErrorProcessor):
    """Every answer is returned as it is.

    No redirection is followed: it could take the code and the key to another host.
    """

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002
        return response

    https_response = http_response


def _opener(address: Address) -> OpenerDirector:
    """Certificates are verified. A proxy is taken from the environment, but not to this machine."""
    proxies = ProxyHandler({}) if address.local else ProxyHandler()
    return build_opener(proxies, HTTPSHandler(context=ssl.create_default_context()), _AsItIs)


def _answer(response: HTTPResponse, end: float) -> Answer:
    """Reads an answer until the end in time; one that drips is too slow like one that is silent."""
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise HTTPException(f"an answer of more than {LARGEST_ANSWER >> 20} MiB")
        if time.monotonic() > end:
            raise TimeoutError
    headers = {name.lower(): value for name, value in response.headers.items()}
    return Answer(status=response.status, headers=headers, body=bytes(body))


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
