"""The comment on a pull request from a fork, by the workflow of the page and the real `gh`."""

import io
import json
import os
import shutil
import ssl
import subprocess
import sys
import threading
import zipfile
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pasted import pasted

HEAD = "a" * 40
MARK = "<!-- dupcheck: fork -->"
BOT, MALLORY = "github-actions[bot]", "mallory"
GH = shutil.which("gh")

# Elsewhere gh trusts no certificate that a variable names.
pytestmark = pytest.mark.skipif(not GH or sys.platform != "linux", reason="needs gh on Linux")


class Forge(ThreadingHTTPServer):
    """An enterprise's server with one pull request, 7, whose run handed over `artifact`."""

    daemon_threads = True

    def __init__(self, encryption: ssl.SSLContext) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.socket = encryption.wrap_socket(self.socket, server_side=True)
        self.host = f"127.0.0.1:{self.server_port}"
        self.artifact: dict[str, bytes] | None = {"findings": b"2\n"}
        self.head = HEAD
        self.comments: list[dict[str, Any]] = []

    def add(self, body: str, login: str) -> None:
        number = len(self.comments) + 1
        self.comments.append({"id": number, "body": body, "user": {"login": login}})

    def answer(self, method: str, path: str, query: dict[str, list[str]], body: Any) -> Any:
        if path.endswith("/runs/5/artifacts"):
            link = f"https://{self.host}/api/v3/archive"
            one = {"name": "dupcheck", "archive_download_url": link, "expired": False}
            return {"artifacts": [one] if self.artifact is not None else []}
        if path.endswith("/archive"):
            return self.archive()
        if path.endswith("/repos/acme/shop/pulls"):
            assert query["head"] == ["ada:topic"]
            return [{"number": 7, "head": {"sha": self.head}}]
        if path.endswith("/issues/7/comments") and method == "GET":
            return self.comments
        if method == "POST":
            self.add(body["body"], BOT)
        else:
            number = int(path.removeprefix("/api/v3/repos/acme/shop/issues/comments/"))
            self.comments[number - 1]["body"] = body["body"]
        return {}

    def archive(self) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w") as file:
            for name, content in (self.artifact or {}).items():
                file.writestr(name, content)
        return packed.getvalue()


class _Answers(BaseHTTPRequestHandler):
    server: Forge

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        body = json.loads(self.rfile.read(length)) if length else None
        parts = urlsplit(self.path)
        found = self.server.answer(self.command, parts.path, parse_qs(parts.query), body)
        sent = found if isinstance(found, bytes) else json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    do_POST = do_PATCH = do_GET  # noqa: N815 - the names that http.server asks for

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def forge(certificate: tuple[ssl.SSLContext, Path]) -> Iterator[Forge]:
    running = Forge(certificate[0])
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield running
    running.shutdown()
    thread.join()
    running.server_close()


@pytest.fixture
def comment(
    forge: Forge, certificate: tuple[ssl.SSLContext, Path], tmp_path: Path
) -> Callable[[], int]:
    """Runs the script of the workflow; its exit code."""
    yaml = pytest.importorskip("ruamel.yaml")
    workflow = yaml.YAML(typ="safe").load(pasted()["comment"])
    [step] = workflow["jobs"]["comment"]["steps"]
    given = {
        "GH_TOKEN": "x", "GH_ENTERPRISE_TOKEN": "x", "GH_HOST": forge.host, "GH_REPO": "acme/shop",
        "RUN": "5", "PAGE": "https://example.org/5", "HEAD": HEAD, "BRANCH": "ada:topic",
    }  # fmt: skip
    assert step["env"].keys() <= given.keys()
    own = {"HOME": str(tmp_path), "TMPDIR": str(tmp_path), "SSL_CERT_FILE": str(certificate[1])}

    def run() -> int:
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=tmp_path, env={"PATH": os.environ["PATH"], **given, **own}, check=False,
        )  # fmt: skip
        return done.returncode

    return run


def test_one_comment_is_made_and_kept_up_to_date_beside_a_forged_one(
    forge: Forge, comment: Callable[[], int]
) -> None:
    forge.add(f"{MARK} all is well", MALLORY)
    assert comment() == 0
    said = f"{MARK} **dupcheck**: 2 findings in {HEAD}; [which](https://example.org/5)."
    assert [one["body"] for one in forge.comments] == [f"{MARK} all is well", said]
    forge.artifact = {"findings": b"0\n"}
    assert comment() == 0
    assert [one["body"] for one in forge.comments][1:] == [said.replace("2 f", "0 f")]


def test_who_has_no_duplicates_is_not_disturbed(forge: Forge, comment: Callable[[], int]) -> None:
    forge.artifact = {"findings": b"0"}
    assert comment() == 0
    forge.artifact = None
    assert comment() == 0
    assert forge.comments == []


def test_a_run_that_was_overtaken_says_nothing(forge: Forge, comment: Callable[[], int]) -> None:
    forge.head = "b" * 40
    assert comment() == 0
    assert forge.comments == []


@pytest.mark.parametrize(
    "content", [b"", b"2 @everyone", b"$(touch pwned)", b"1\n2\n", b"9999999", b"-1", b"\0\xff"]
)
def test_nothing_but_a_number_is_taken(
    forge: Forge, comment: Callable[[], int], tmp_path: Path, content: bytes
) -> None:
    forge.artifact = {"findings": content}
    assert comment() != 0
    assert forge.comments == []
    assert not list(tmp_path.rglob("pwned"))
