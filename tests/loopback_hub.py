"""A hub on loopback: as much of the real one's protocol as is asked of it, and its faults."""

import hashlib
import json
import threading
from collections import defaultdict, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import huggingface_hub
import pytest
from huggingface_hub import constants

from dupcheck.weights import pins
from dupcheck.weights.pins import Pin, PinnedFile

COMMIT = "1" * 40
REPOSITORY = "acme/tiny"
WEIGHTS = bytes(range(256)) * 1200
FILES = {
    "config.json": b'{"hidden_size": 8}',
    "1_Pooling/config.json": b'{"pooling_mode_lasttoken": true}',
    "model.safetensors": WEIGHTS,
}
OTHERS = {"README.md": b"# Tiny", "pytorch_model.bin": b"a pickle", "modeling.py": b"1 / 0"}


@dataclass
class Fault:
    """What happens instead of one answer: a status, or `cut` bytes of the file and then silence."""

    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    body: bytes | None = None
    deaf: bool = False
    """Ranges are not heard: all comes from the start."""
    bare: bool = False
    """No length is told: the end of the connection is the end of the file."""


class Hub(ThreadingHTTPServer):
    """Serves files of one repository; large ones by way of a second server, as the hub does."""

    daemon_threads = True

    def __init__(self, files: dict[str, bytes], elsewhere: "Hub | None" = None) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.files = files
        self.commit = COMMIT
        self.elsewhere = elsewhere
        self.faults: dict[str, deque[Fault]] = defaultdict(deque)
        self.asked: list[tuple[str, dict[str, str]]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def fail(self, name: str, *faults: Fault) -> None:
        """What happens when a file, or "api", is asked for next; after these all is well."""
        self.faults[name].extend(faults)

    def paths(self) -> list[str]:
        return [path for path, _headers in self.asked]


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Hub

    def log_message(self, *_arguments: object) -> None:
        pass

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        headers = {key.lower(): value for key, value in self.headers.items()}
        self.server.asked.append((path, headers))
        api = path.startswith("/api/")
        name = "api" if api else path.split("/", 5)[5] if "/resolve/" in path else path[1:]
        queue = self.server.faults[name]
        fault = queue.popleft() if queue else Fault()
        content = _listing(self.server) if api else self.server.files.get(name)
        if fault.status != 200:
            self._send(fault.status, fault.headers, fault.body or b"")
        elif content is None:
            self._send(404, {"X-Error-Code": "EntryNotFound"}, b"")
        elif self.server.elsewhere and name.endswith(".safetensors"):
            self._send(302, {"Location": f"{self.server.elsewhere.url}/{name}"}, b"")
        else:
            self._file(content if fault.body is None else fault.body, fault)

    def _file(self, content: bytes, fault: Fault) -> None:
        asked = self.headers.get("Range")
        start = int(asked.removeprefix("bytes=").rstrip("-")) if asked and not fault.deaf else 0
        if start >= len(content) > 0:
            self._send(416, {}, b"")
            return
        headers = {"X-Repo-Commit": self.server.commit, **fault.headers}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        if fault.bare:
            headers |= {"Content-Length": "", "Connection": "close"}
        self._send(206 if start else 200, headers, content[start:], fault.cut)

    def _send(
        self, status: int, headers: dict[str, str], body: bytes, cut: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in {"Content-Length": str(len(body)), **headers}.items():
            if value:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body[:cut])
        if cut is not None:
            self.wfile.flush()
            self.close_connection = True


def _listing(hub: Hub) -> bytes:
    """What the hub says of a revision when asked with `?blobs=true`."""
    siblings = []
    for name, content in sorted(hub.files.items()):
        entry: dict[str, object] = {
            "rfilename": name,
            "size": len(content),
            "blobId": blob(content),
        }
        if name.endswith((".safetensors", ".bin", ".pt")):
            entry["lfs"] = {"sha256": sha(content), "size": len(content), "pointerSize": 135}
        siblings.append(entry)
    return json.dumps({"id": REPOSITORY, "sha": hub.commit, "siblings": siblings}).encode()


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def blob(content: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(content) + content).hexdigest()


def pin(name: str = "tiny", files: dict[str, bytes] = FILES, revision: str = COMMIT) -> Pin:
    """A row of the table as it should be for these files; one of them named as git does."""
    return Pin(
        name=name,
        repository=REPOSITORY,
        revision=revision,
        files=tuple(
            PinnedFile(
                name=path,
                size=len(content),
                digest=f"git:{blob(content)}" if "/" in path else f"sha256:{sha(content)}",
            )
            for path, content in files.items()
        ),
    )


@contextmanager
def serving(*hubs: Hub) -> Iterator[None]:
    for hub in hubs:
        threading.Thread(target=hub.serve_forever, kwargs={"poll_interval": 0.01}).start()
    try:
        yield
    finally:
        for hub in hubs:
            hub.shutdown()
            hub.server_close()


@contextmanager
def in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub that huggingface_hub in this process takes for the real one, with nothing on disk."""
    elsewhere = Hub(FILES | OTHERS)
    hub = Hub(FILES | OTHERS, elsewhere)
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "HF_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path / "dupcheck"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(constants, "ENDPOINT", hub.url)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "hub"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    monkeypatch.setattr(pins, "PINS", {"tiny": pin(), "loose": pin("loose", {}, revision="")})
    huggingface_hub.close_session()  # a client keeps the proxies that it was made with
    with serving(hub, elsewhere):
        yield hub
    huggingface_hub.close_session()
