"""One exchange over HTTP by the standard library, made strict: no redirection, no endless wait."""

import re
import ssl
import time
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from urllib.request import (
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from dupcheck.web.answer import Answer

CONNECTING = 20.0
"""Seconds until a connection stands, encryption and all."""
LARGEST_ANSWER = 256 << 20
_CHUNK = 1 << 16
_LOOPBACK = re.compile(r"localhost|127(\.\d+){3}|::1|.*\.localhost")


def is_local(host: str) -> bool:
    """Whether a host, by its name without a port, is this machine."""
    return bool(_LOOPBACK.fullmatch(host))


def opener(local: bool) -> OpenerDirector:
    """Certificates are verified. A proxy is taken from the environment, but not to this machine."""
    proxies = ProxyHandler({}) if local else ProxyHandler()
    return build_opener(proxies, _Plain(), _Encrypted(), _AsItIs())


def answer(response: HTTPResponse, end: float) -> Answer:
    """Reads an answer until the end in time; one that drips is too slow like one that is silent."""
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > LARGEST_ANSWER:
            raise HTTPException(f"an answer of more than {LARGEST_ANSWER >> 20} MiB")
        if time.monotonic() > end:
            raise TimeoutError
    headers = {name.lower(): value for name, value in response.headers.items()}
    if response.length:
        raise HTTPException("the answer broke off")
    return Answer(status=response.status, headers=headers, body=bytes(body))


class _AsItIs(HTTPErrorProcessor):
    """Every answer is returned as it is.

    No redirection is followed: it could take what is sent, and the key, to another host.
    """

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:  # noqa: ARG002
        return response

    https_response = http_response


class _Plain(HTTPHandler):
    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_PlainConnection, req)


class _Encrypted(HTTPSHandler):
    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(_EncryptedConnection, req, context=_trusted())


class _PlainConnection(HTTPConnection):
    def connect(self) -> None:
        whole, self.timeout = self.timeout, _connecting(self.timeout)
        super().connect()
        self.sock.settimeout(whole)


class _EncryptedConnection(HTTPSConnection):
    def connect(self) -> None:
        whole, self.timeout = self.timeout, _connecting(self.timeout)
        super().connect()
        self.sock.settimeout(whole)


def _connecting(seconds: float | None) -> float:
    """A server may think about an answer for long, but not about whether it is there."""
    return CONNECTING if seconds is None else min(seconds, CONNECTING)


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that this machine trusts; reading them takes 20 ms."""
    return ssl.create_default_context()
