"""One host that is asked over HTTP: what a failed connection means, and no key in what is shown."""

import email.utils
import ssl
import time
from collections.abc import Mapping
from dataclasses import replace
from http.client import HTTPException
from urllib.error import URLError
from urllib.request import Request

from dupcheck import __version__
from dupcheck.errors import DupcheckError
from dupcheck.web import wire
from dupcheck.web.answer import Answer


class LostError(DupcheckError):
    """A connection that failed, or broke, in a way that may pass."""


class Exchange:
    """Asks one host; may be used by several threads at once.

    `host` has its port where it needs one, `local` says that it is this machine, `key` is "" where
    none is needed. No answer that is shown to people has the key in it.
    """

    def __init__(self, host: str, local: bool, key: str, headers: Mapping[str, str]) -> None:
        self._host = host
        self._key = key.encode()
        self._opener = wire.opener(local)
        self._headers = {"User-Agent": f"dupcheck/{__version__}", **headers}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"

    def ask(self, request: Request, seconds: float) -> Answer:
        """The answer, whatever it is, asked once; raises `DupcheckError` where there is none."""
        for name, value in self._headers.items():
            request.add_header(name, value)
        end = time.monotonic() + seconds
        try:
            with self._opener.open(request, timeout=seconds) as response:
                return self._without_key(wire.answer(response, end))
        except TimeoutError as error:
            raise self._too_slow(seconds) from error
        except (OSError, HTTPException) as error:
            raise self._unreachable(error) from error

    def _without_key(self, answer: Answer) -> Answer:
        """Errors are shown to people, and some servers repeat the key in them."""
        if answer.good or not self._key:
            return answer
        return replace(answer, body=answer.body.replace(self._key, b"***"))

    def _too_slow(self, seconds: float) -> DupcheckError:
        return DupcheckError(
            f"{self._host} did not answer within {seconds:g} seconds",
            "Is the server busy with others, or has it too much to do for its machine?",
        )

    def _unreachable(self, error: Exception) -> DupcheckError:
        """Why a connection failed, in words."""
        host = self._host
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
            return LostError(
                f"nothing listens at {host}: connection refused",
                "Start the server, or correct its address and port.",
            )
        said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
        return LostError(
            f"no answer from {host}: {said}", "Is the address right, and the server up?"
        )


def wanted_wait(answer: Answer) -> float:
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
