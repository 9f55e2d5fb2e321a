"""GitHub's REST API, as far as a check needs it: asked politely, and never for ever."""

import json
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from urllib.request import Request

from dupcheck.errors import DupcheckError
from dupcheck.web.answer import Answer
from dupcheck.web.exchange import Exchange, LostError, wanted_wait
from dupcheck.web.wire import is_local

PUBLIC = "https://api.github.com"
_HEADERS = {
    "Accept": "application/vnd.github+json",
    "Content-Type": "application/json",
    "X-GitHub-Api-Version": "2022-11-28",
}
_PAGE = 100
_MOST_PAGES = 100
_PASSING = frozenset({500, 502, 503, 504})


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds: for one request, between two that failed (doubled each time), for all waits.

    Someone who was told to slow down without being told for how long waits `slow`.
    """

    request: float = 30.0
    pause: float = 1.0
    slow: float = 60.0
    total: float = 150.0
    tries: int = 4


class RefusedError(DupcheckError):
    """GitHub's no: its status and its own words."""

    def __init__(self, status: int, said: str, hint: str = "") -> None:
        super().__init__(f"GitHub answers {status}: {said}" if said else f"GitHub answers {status}")
        self.status = status
        self.hint = hint


class GitHub:
    """One API with one token, which goes to that host only."""

    def __init__(
        self,
        api: str,
        token: str,
        patience: Patience = Patience(),
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        parts = urlsplit(api)
        host = parts.hostname or ""
        if not (parts.scheme == "https" or (parts.scheme == "http" and is_local(host))):
            raise DupcheckError(
                "the address of GitHub's API does not begin with https://",
                "No token is sent where others could read it.",
            )
        self._base = api.rstrip("/")
        self._graphql = f"{self._base.removesuffix('/v3')}/graphql"
        self._patience = patience
        self._sleep = sleep or time.sleep
        self._left = patience.total
        self._exchange = Exchange(parts.netloc, is_local(host), token, _HEADERS)

    def get(self, path: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """What stands there."""
        return self._content(self._ask("GET", path, None))

    def listed(self, path: str) -> Iterator[Any]:
        """All items of a list, page by page."""
        for page in range(1, _MOST_PAGES + 1):
            answer = self._ask("GET", f"{path}?per_page={_PAGE}&page={page}", None)
            items = self._content(answer)
            if not isinstance(items, list):
                raise RefusedError(answer.status, "no list where there should be one")
            yield from items
            if 'rel="next"' not in answer.headers.get("link", ""):
                return

    def send(self, method: str, path: str, body: Mapping[str, object] | None) -> Any:  # noqa: ANN401
        """Changes something; the answer's content."""
        return self._content(self._ask(method, path, body))

    def viewer(self) -> str:
        """The name that the token speaks under, "" where GitHub does not say."""
        # Beside the API proper on github.com, beside its folder elsewhere.
        answer = self._once("POST", self._graphql, {"query": "{ viewer { login } }"})
        try:
            return str(answer.content()["data"]["viewer"]["login"])
        except (KeyError, TypeError):
            return ""

    def _content(self, answer: Answer) -> Any:  # noqa: ANN401
        if not answer.good:
            raise RefusedError(answer.status, answer.said, _hint(answer))
        return answer.content()

    def _ask(self, method: str, path: str, body: Mapping[str, object] | None) -> Answer:
        """One answer; asked again where that may help and cannot do a thing twice."""
        for number in range(1, self._patience.tries + 1):
            wait = self._patience.pause * 2.0 ** (number - 1)
            lost: DupcheckError | None = None
            try:
                answer = self._once(method, self._base + path, body)
            except LostError as error:
                lost = error
            else:
                if (wait := self._wait(method, answer, wait)) < 0:
                    return answer
            if number == self._patience.tries or wait > self._left or (lost and method == "POST"):
                if lost:
                    raise lost
                return answer
            self._left -= wait
            self._sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, url: str, body: Mapping[str, object] | None) -> Answer:
        data = None if body is None else json.dumps(body).encode()
        request = Request(url, data, method=method)  # noqa: S310 - http by `__init__`
        return self._exchange.ask(request, self._patience.request)

    def _wait(self, method: str, answer: Answer, wait: float) -> float:
        """Seconds until another try, below 0 where there is to be none."""
        if is_limited(answer):
            return max(wait, wanted_wait(answer) or _reset(answer) or self._patience.slow)
        # After a fault nobody knows whether something was made; what is only read or replaced
        # may be asked for again.
        return wait if answer.status in _PASSING and method != "POST" else -1.0


def is_limited(answer: Answer) -> bool:
    """Whether GitHub says "too often": it does so with 429, and with 403 as well."""
    if answer.status == 429:
        return True
    told = "retry-after" in answer.headers or answer.headers.get("x-ratelimit-remaining") == "0"
    return answer.status == 403 and (told or "rate limit" in answer.said.lower())


def _reset(answer: Answer) -> float:
    """Seconds until the hour's requests count anew, 0 where nothing is said of that."""
    said = answer.headers.get("x-ratelimit-reset", "")
    spent = answer.headers.get("x-ratelimit-remaining") == "0"
    return max(1.0, float(said) - time.time()) if spent and said.isdecimal() else 0.0


def _hint(answer: Answer) -> str:
    """What to do about a refusal."""
    if answer.status == 401:
        return "The token is not valid here, or no longer."
    if is_limited(answer):
        return "GitHub was asked too often; the next run tries again."
    if answer.status in (403, 404):
        return (
            "The job needs `permissions: pull-requests: write`. On pull requests from forks and of"
            " Dependabot, GitHub gives a token that can only read."
        )
    return ""
