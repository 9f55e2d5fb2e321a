"""A server on loopback that plays what tests tell it to, and vectors that are easy to foresee."""

import json
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any, Self

import numpy as np

DIM = 8


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: Any = None


@dataclass(frozen=True, kw_only=True)
class Played:
    """One answer to give: `body` is JSON, or what it says if it is bytes."""

    status: int = 200
    body: Any = b""
    headers: Mapping[str, str] = field(default_factory=dict)


Part = Callable[[Asked], Played | None]
"""What to play; None closes the connection without a word."""


class Playing:
    """A server that plays a part, for the length of a `with`."""

    def __init__(self, part: Part) -> None:
        self.asked: list[Asked] = []
        playing = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.play(None)

            def do_POST(self) -> None:
                length = int(self.headers["Content-Length"])
                self.play(json.loads(self.rfile.read(length)))

            def play(self, body: Any) -> None:
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = Asked(method=self.command, path=self.path, headers=headers, body=body)
                playing.asked.append(asked)
                played = part(asked)
                if played is None:
                    return
                raw = played.body
                sent = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
                kind = "text/html" if sent.startswith(b"<") else "application/json"
                self.send_response(played.status)
                said = {"Content-Type": kind, "Content-Length": str(len(sent)), **played.headers}
                for name, value in said.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(sent)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.host = f"127.0.0.1:{self._server.server_port}"
        self.url = f"http://{self.host}"

    @property
    def posted(self) -> list[Any]:
        """The bodies of all POST requests."""
        return [asked.body for asked in self.asked if asked.method == "POST"]

    def __enter__(self) -> Self:
        # The default interval makes each shutdown take half a second.
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,))
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


def vector(text: str, dim: int = DIM) -> list[float]:
    """A vector that depends on the text alone."""
    seed = int.from_bytes(sha256(text.encode()).digest()[:8], "big")
    values: list[float] = np.random.default_rng(seed).normal(size=dim).tolist()
    return values


def unit(rows: Sequence[Sequence[float]]) -> np.ndarray[Any, Any]:
    """The rows as float64, of length 1."""
    matrix = np.array(rows, np.float64)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


def openai(
    *,
    names: Sequence[str] = ("m",),
    entry: Mapping[str, object] | None = None,
    answer: Callable[[Any], Played | None] | None = None,
    dim: int = DIM,
) -> Part:
    """A part with a list of models and, if `answer` has nothing to say, vectors in base64."""

    def part(asked: Asked) -> Played | None:
        if asked.method == "GET":
            listed = [{"id": name, "object": "model", **(entry or {})} for name in names]
            found = asked.path == "/v1/models"
            return Played(body={"data": listed}) if found else Played(status=404)
        played = answer(asked.body) if answer else Played(status=0)
        if played is not None and played.status == 0:
            return embeddings([vector(text, dim) for text in asked.body["input"]])
        return played

    return part


def embeddings(vectors: Sequence[Any]) -> Played:
    """OpenAI's answer."""
    data = [{"object": "embedding", "index": i, "embedding": v} for i, v in enumerate(vectors)]
    return Played(body={"object": "list", "data": data, "model": "m", "usage": {}})
