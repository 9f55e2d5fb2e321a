"""GitHub's API on loopback: comments of one pull request, its refusals, its limits.

Where GitHub's own description of its API is at hand (npm's `@octokit/openapi`, in `node_modules` of
the working folder or named by DUPCHECK_TEST_OPENAPI), requests and answers are held against it.
"""

import json
import os
import re
import ssl
import threading
from collections import deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

REPOSITORY = "acme/shop"
BOT = "github-actions[bot]"
TOKEN = "ghs_0123456789abcdefghij"
_TIME = "2026-01-02T03:04:05Z"
# Read when this is imported: tests are run without the variables of the user.
_DESCRIPTION = Path(
    os.environ.get("DUPCHECK_TEST_OPENAPI")
    or "node_modules/@octokit/openapi/generated/api.github.com.json"
).absolute()


@dataclass
class Fault:
    """What happens instead of one answer; `lost` closes the connection without a word."""

    status: int = 500
    message: str = ""
    headers: dict[str, str] = field(default_factory=dict)
    lost: bool = False
    after: bool = False
    """The request is carried out all the same."""


@dataclass
class Asked:
    method: str
    path: str
    headers: dict[str, str]
    body: Any


class Forge(ThreadingHTTPServer):
    """One pull request, number 7; `login` is the user of the token, "" for that of an `app`.

    With a certificate it is one of GitHub's servers for enterprises, whose API has a folder.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, encryption: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.host = f"127.0.0.1:{self.server_port}"
        self.url = f"https://{self.host}/api/v3" if encryption else f"http://{self.host}"
        if encryption:
            self.socket = encryption.wrap_socket(
                self.socket, server_side=True, do_handshake_on_connect=False
            )
        self.login = ""
        self.app = BOT
        self.head = ""
        """The commit that the pull request is at; where there is none, nobody may ask for it."""
        self.comments: list[dict[str, Any]] = []
        self.asked: list[Asked] = []
        self.faults: dict[str, deque[Fault]] = {}
        self.unlike: list[str] = []
        self.raw: bytes | None = None
        """Every answer, whatever was asked."""

    @property
    def who(self) -> str:
        return self.login or self.app

    def add(self, body: str, login: str) -> int:
        """A comment by somebody."""
        number = 1000 + len(self.comments)
        self.comments.append({"id": number, "body": body, "login": login})
        return number

    def fail(self, method: str, *faults: Fault) -> None:
        """What happens to the next requests of a method."""
        self.faults.setdefault(method, deque()).extend(faults)

    def made(self) -> list[tuple[str, str]]:
        """Method and path of what was asked."""
        return [(one.method, one.path) for one in self.asked]

    def bodies(self, login: str) -> list[str]:
        """What somebody's comments say."""
        return [one["body"] for one in self.comments if one["login"] == login]

    def shown(self, comment: Mapping[str, Any]) -> dict[str, Any]:
        """A comment as the API gives it."""
        page = f"{self.url}/{REPOSITORY}/pull/7#issuecomment-{comment['id']}"
        return {
            "id": comment["id"],
            "node_id": f"IC_{comment['id']}",
            "url": f"{self.url}/repos/{REPOSITORY}/issues/comments/{comment['id']}",
            "html_url": page,
            "issue_url": f"{self.url}/repos/{REPOSITORY}/issues/7",
            "body": comment["body"],
            "user": self.user(comment["login"]),
            "created_at": _TIME,
            "updated_at": _TIME,
            "author_association": "NONE",
        }

    def user(self, login: str) -> dict[str, Any]:
        """A user as the API gives it, as far as it tells of a stranger."""
        place = f"{self.url}/users/x"
        links = (
            "url", "html_url", "avatar_url", "followers_url", "following_url", "gists_url",
            "starred_url", "subscriptions_url", "organizations_url", "repos_url", "events_url",
            "received_events_url",
        )  # fmt: skip
        return {
            **dict.fromkeys(links, place),
            "login": login,
            "id": 41,
            "node_id": "U_41",
            "gravatar_id": "",
            "type": "Bot" if login.endswith("[bot]") else "User",
            "site_admin": False,
        }


class _Answers(BaseHTTPRequestHandler):
    server: Forge

    def do_GET(self) -> None:
        self.play(None)

    def do_DELETE(self) -> None:
        self.play(None)

    def do_POST(self) -> None:
        self.play(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    do_PATCH = do_POST  # noqa: N815 - the name that http.server asks for

    def play(self, body: Any) -> None:
        forge = self.server
        self.path = self.path.removeprefix("/api/v3")
        headers = {name.lower(): value for name, value in self.headers.items()}
        forge.asked.append(Asked(self.command, self.path, headers, body))
        if problem := unlike(self.command, self.path, body):
            forge.unlike.append(problem)
        waiting = forge.faults.get(self.command)
        fault = waiting.popleft() if waiting else None
        if fault and not fault.after:
            return self.fail(fault)
        status, found, extra = self.carried_out(body)
        if fault:
            return self.fail(fault)
        if problem := unlike_answer(self.command, self.path, status, found):
            forge.unlike.append(problem)
        return self.say(status, found, extra)

    def carried_out(self, body: Any) -> tuple[int, Any, dict[str, str]]:
        """Status, content and headers of a usual answer."""
        forge = self.server
        parts = urlsplit(self.path)
        if self.headers.get("Authorization") != f"Bearer {TOKEN}":
            return 401, {"message": "Bad credentials", "status": "401"}, {}
        if parts.path in ("/graphql", "/api/graphql") and self.command == "POST":
            assert body == {"query": "{ viewer { login } }"}
            return 200, {"data": {"viewer": {"login": self.server.who}}}, {}
        if parts.path == "/user":
            return self.own_user()
        if parts.path == f"/repos/{REPOSITORY}/pulls/7" and forge.head:
            return 200, {"number": 7, "head": {"sha": forge.head}}, {}
        listing = f"/repos/{REPOSITORY}/issues/7/comments"
        one = re.fullmatch(rf"/repos/{REPOSITORY}/issues/comments/(\d+)", parts.path)
        known = {comment["id"]: comment for comment in forge.comments}
        if parts.path == listing and self.command == "GET":
            return self.page(parse_qs(parts.query))
        if parts.path == listing and self.command == "POST":
            if len(body["body"]) > 65_536:
                return 422, {"message": "Validation Failed", "errors": [{"code": "custom"}]}, {}
            number = forge.add(body["body"], forge.who)
            return 201, forge.shown(forge.comments[number - 1000]), {}
        if one and (comment := known.get(int(one[1]))):
            if self.command == "DELETE":
                forge.comments.remove(comment)
                return 204, None, {}
            comment["body"] = body["body"]
            return 200, forge.shown(comment), {}
        return 404, {"message": "Not Found", "documentation_url": "x", "status": "404"}, {}

    def own_user(self) -> tuple[int, Any, dict[str, str]]:
        if self.server.login:
            return 200, {"login": self.server.login}, {}
        said = "Resource not accessible by integration"
        return 403, {"message": said, "documentation_url": "x", "status": "403"}, {}

    def page(self, query: Mapping[str, list[str]]) -> tuple[int, Any, dict[str, str]]:
        size, number = int(query["per_page"][0]), int(query["page"][0])
        shown = [self.server.shown(one) for one in self.server.comments]
        begin = size * (number - 1)
        more = begin + size < len(shown)
        link = f'<{self.server.url}/elsewhere?page={number + 1}>; rel="next"'
        return 200, shown[begin : begin + size], {"Link": link} if more else {}

    def fail(self, fault: Fault) -> None:
        if not fault.lost:
            self.say(fault.status, {"message": fault.message}, fault.headers)

    def say(self, status: int, content: Any, headers: Mapping[str, str]) -> None:
        sent = b"" if content is None else json.dumps(content).encode()
        sent = sent if self.server.raw is None else self.server.raw
        self.send_response(status)
        for name, value in {"Content-Length": str(len(sent)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving(encryption: ssl.SSLContext | None = None) -> Iterator[Forge]:
    """A forge for the length of a `with`; afterwards all requests were as GitHub wants them."""
    forge = Forge(encryption)
    thread = threading.Thread(target=forge.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield forge
    finally:
        forge.shutdown()
        thread.join()
        forge.server_close()
    assert not forge.unlike, forge.unlike


def described() -> bool:
    """Whether GitHub's description is at hand."""
    return _DESCRIPTION.is_file()


@cache
def _description() -> tuple[dict[str, Any], Registry[Any]]:
    spec = json.loads(_DESCRIPTION.read_bytes())
    resource = Resource(contents=spec, specification=DRAFT202012)
    return spec, Registry().with_resource("urn:github", resource)


def _operation(method: str, path: str) -> tuple[str, Mapping[str, Any]] | None:
    """The place in the description of what a request means, and what stands there."""
    spec, _ = _description()
    plain = urlsplit(path).path
    for template, item in spec["paths"].items():
        pattern = re.sub(r"\\{\w+\\}", "[^/]+", re.escape(template))
        if re.fullmatch(pattern, plain) and method.lower() in item:
            place = template.replace("~", "~0").replace("/", "~1").replace("{", "%7B")
            return f"{place.replace('}', '%7D')}/{method.lower()}", item[method.lower()]
    return None


def _valid(place: str, content: Any) -> str:
    validator = Draft202012Validator(
        {"$ref": f"urn:github#/paths/{place}"}, registry=_description()[1]
    )
    return "; ".join(error.message[:300] for error in validator.iter_errors(content))


def unlike(method: str, path: str, body: Any) -> str:
    """How a request differs from what GitHub describes, "" where it does not."""
    if not described() or path.endswith("/graphql"):  # which is described elsewhere
        return ""
    found = _operation(method, path)
    if not found:
        return f"GitHub has no {method} {path}"
    place, operation = found
    known = {
        one.get("name") or one["$ref"].rpartition("/")[2].replace("-", "_")
        for one in operation.get("parameters", [])
    }
    strange = parse_qs(urlsplit(path).query).keys() - known
    if strange:
        return f"{method} {path} knows no {strange}"
    if "requestBody" not in operation:
        return f"{method} {path} takes no body" if body is not None else ""
    return _valid(f"{place}/requestBody/content/application~1json/schema", body)


def unlike_answer(method: str, path: str, status: int, content: Any) -> str:
    """How an answer of ours differs from GitHub's, "" where it does not."""
    known = described() and not path.endswith("/graphql")
    found = _operation(method, path) if known else None
    shortened = path == "/user" or path.endswith("/pulls/7")
    if not found or content is None or status >= 300 or shortened:
        return ""
    responses = found[1]["responses"]
    if str(status) not in responses:
        return f"GitHub never answers {method} {path} with {status}"
    return _valid(f"{found[0]}/responses/{status}/content/application~1json/schema", content)
