"""Asking a server over HTTP: with patience, but not for ever, and without giving the key away."""

import json
import random
import time
from collections.abc import Mapping
from dataclasses import dataclass
from threading import Event
from urllib.request import Request

from dupcheck.embed.server.address import Address
from dupcheck.embed.server.answer import Answer
from dupcheck.web.exchange import Exchange, LostError, wanted_wait

_JSON = {"Accept": "application/json", "Content-Type": "application/json"}
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
        self._patience = patience
        self._reached = False
        self._exchange = Exchange(address.host, address.local, key, _JSON)

    def get(self, url: str) -> Answer:
        """What stands at an address of the server, asked once: for what it need not have."""
        request = Request(url)  # noqa: S310 - http by `address`
        return self._once(request, min(LOOKING, self._patience.request))

    def post(self, url: str, body: Mapping[str, object], stopped: Event) -> Answer:
        """The answer to a request, which is repeated while the failure is one that may pass.

        Raises `DupcheckError` where there is none. A server that never answered is not waited for,
        nor is any after `stopped`.
        """
        text = json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode()
        request = Request(url, text)  # noqa: S310 - http by `address`
        end = time.monotonic() + self._patience.total
        for number in range(self._patience.tries):
            wait = self._pause(number)
            last = number + 1 == self._patience.tries or stopped.is_set()
            try:
                answer = self._once(request, self._patience.request)
            except LostError:
                if last or not self._reached or time.monotonic() + wait > end:
                    raise
            else:
                wait = max(wait, wanted_wait(answer))
                late = wait > self._patience.longest_wait or time.monotonic() + wait > end
                if last or late or not answer.passing:
                    return answer
            stopped.wait(wait)
        raise AssertionError("the last try returns or raises")

    def _once(self, request: Request, seconds: float) -> Answer:
        answer = self._exchange.ask(request, seconds)
        self._reached = True
        return Answer(status=answer.status, headers=answer.headers, body=answer.body)

    def _pause(self, number: int) -> float:
        patience = self._patience
        whole: float = min(patience.pause * 2.0**number, patience.longest_pause)
        return whole * random.uniform(0.5, 1.0)  # noqa: S311 - no secret
