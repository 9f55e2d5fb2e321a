"""What a user reads when a server says no."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from dupcheck.embed.server.answer import Answer
from dupcheck.errors import DupcheckError

_NO_MODEL = re.compile(
    r"model.{0,200}(not found|not exist|not available|unknown|invalid)"
    r"|(unknown|invalid|no such) model",
    re.IGNORECASE | re.DOTALL,
)
_LISTED = 12


class RefusedError(DupcheckError):
    """A server's no to a request that it understood; `said` is its own words."""

    def __init__(self, message: str, hint: str, said: str) -> None:
        super().__init__(message, hint)
        self.said = said


@dataclass(frozen=True, slots=True, kw_only=True)
class Failures:
    """Puts refusals into words: what was asked for, and what the user could do.

    `key_hint` says where the key comes from; `known` are the models that the server lists;
    `otherwise` is what to do where it lists none.
    """

    host: str
    model: str
    has_key: bool
    key_hint: str
    known: Sequence[str] = ()
    otherwise: str = "Is the address right? It ends with /v1, mostly."

    def refusal(self, answer: Answer) -> RefusedError:
        """The error for an answer that is not good."""
        message, hint = self._words(answer)
        said = f": {answer.said}" if answer.said else ""
        return RefusedError(f"{message}{said}", hint, answer.said)

    def unreadable(self, answer: Answer, what: str) -> DupcheckError:
        """The error for an answer that is good, but holds no vectors."""
        hint = "Is this the address of an embeddings API? It ends with /v1, mostly."
        if answer.headers.get("content-type", "").startswith("text/html"):
            return DupcheckError(f"{self.host} answered with a web page instead of JSON", hint)
        # Some gateways report an error as a success.
        said = f": {answer.said}" if answer.content() is None or answer.said else ""
        return DupcheckError(f"{self.host} answered with {what}{said}", hint)

    def cut(self, characters: int) -> DupcheckError:
        """The error for a server that does not read a text to its end, and does not say so."""
        return DupcheckError(
            f"{self.host} cuts long texts in silence: the end of {characters:,} characters does"
            " not change their vector",
            "Start it so that it refuses them (SGLang: without --allow-auto-truncate), "
            "or with a longer context.",
        )

    def _words(self, answer: Answer) -> tuple[str, str]:
        status = answer.status
        if 300 <= status < 400:
            where = _shown(answer.headers.get("location", ""))
            return f"{self.host} redirects to {where}", "If you trust it, give that address."
        if status in (401, 403):
            wants = "does not accept the key" if self.has_key else "wants a key"
            return f"{self.host} {wants} ({status})", self.key_hint
        if _NO_MODEL.search(answer.said):
            return f'{self.host} has no model "{self.model}" ({status})', self._models()
        if status in (404, 405):
            return f"{self.host} has no embeddings at this address ({status})", self._models()
        if status == 501:
            return f"{self.host} serves no embeddings", "llama.cpp needs --embeddings for it."
        if status == 429:
            return f"{self.host} takes no more requests", "Try later, or look at your quota."
        if status >= 500:
            return f"{self.host} failed ({status})", "Its own log says more."
        return f"{self.host} refused the request ({status})", ""

    def _models(self) -> str:
        if not self.known:
            return self.otherwise
        more = ", ..." if len(self.known) > _LISTED else ""
        return f"models there: {', '.join(self.known[:_LISTED])}{more}"


def _shown(location: str) -> str:
    """Where a redirection leads, without what may be secret in it."""
    parts = urlsplit(location)
    return f"{parts.scheme}://{parts.hostname}{parts.path}" if parts.hostname else parts.path
