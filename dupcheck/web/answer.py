"""What a server answered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_LONGEST_SAID = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer over HTTP; names of `headers` are in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def good(self) -> bool:
        """Whether the request was carried out."""
        return 200 <= self.status < 300

    @property
    def said(self) -> str:
        """The server's own words, cut where they are many."""
        found = " ".join(_message(self.content()).split())
        if not found and not self.headers.get("content-type", "").startswith("text/html"):
            found = " ".join(self.body.decode("utf-8", "replace").split())
        return found if len(found) <= _LONGEST_SAID else found[:_LONGEST_SAID] + " ..."

    def content(self) -> Any:  # noqa: ANN401 - JSON may be anything
        """The JSON of the body; None where it is none."""
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError):
            return None


def _message(content: object) -> str:
    """The sentence in an error's JSON, wherever the kinds of servers put it.

    OpenAI, llama.cpp and vLLM: `{"error": {"message"}}`; SGLang, Cohere and TEI's OpenAI door:
    `{"message"}`; TEI and Ollama: `{"error"}`; FastAPI: `{"detail"}`, a text or a list of `msg`.
    """
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return "; ".join(filter(None, map(_message, content)))
    if isinstance(content, dict):
        for key in ("error", "message", "detail", "msg"):
            if found := _message(content.get(key)):
                return found
    return ""
