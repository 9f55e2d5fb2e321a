"""Each way in which a server cannot be asked, by a real socket."""

import shutil
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from email.utils import formatdate
from pathlib import Path
from threading import Event

import pytest
from playing import Asked, Played, Playing

from dupcheck.embed.server.address import parse
from dupcheck.embed.server.answer import Answer
from dupcheck.embed.server.connection import Connection, Patience
from dupcheck.errors import DupcheckError
from dupcheck.web import wire

QUICK = Patience(request=5.0, tries=4, pause=0.001, longest_pause=0.002, longest_wait=0.5)


def connection(url: str, key: str = "", patience: Patience = QUICK) -> Connection:
    return Connection(parse(f"{url}#m"), key, patience)


def post(to: Connection) -> Answer:
    return to.post(f"{to.address.base}/embeddings", {"input": ["é"]}, Event())


def one_after_another(plays: Sequence[Played | None]) -> Callable[[Asked], Played | None]:
    left = list(plays)
    return lambda _asked: left.pop(0)


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of a server that accepts connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"127.0.0.1:{listening.getsockname()[1]}"


def failure(to: Connection) -> tuple[str, str]:
    with pytest.raises(DupcheckError) as error:
        post(to)
    return str(error.value), error.value.hint


def test_a_request_is_json_in_utf_8_with_the_key_in_its_header() -> None:
    with Playing(lambda _: Played(body={"ok": 1})) as server:
        assert post(connection(server.url, "k" * 20)).content() == {"ok": 1}
    [asked] = server.asked
    assert asked.path == "/v1/embeddings"
    assert asked.headers["authorization"] == "Bearer " + "k" * 20
    assert asked.headers["content-type"] == "application/json"
    assert asked.body == {"input": ["é"]}


def test_without_a_key_none_is_sent() -> None:
    with Playing(lambda _: Played(body={})) as server:
        post(connection(server.url))
    assert "authorization" not in server.asked[0].headers


@pytest.mark.parametrize("status", [429, 500, 502, 503, 529])
def test_what_may_pass_is_tried_again(status: int) -> None:
    busy = Played(status=status, body={"error": "busy"})
    with Playing(one_after_another([busy, busy, Played(body={})])) as server:
        assert post(connection(server.url)).good
    assert len(server.asked) == 3


def test_a_broken_connection_is_tried_again_once_the_server_has_answered() -> None:
    with Playing(one_after_another([Played(body={}), None, None, Played(body={})])) as server:
        to = connection(server.url)
        assert post(to).good
        assert post(to).good
    assert len(server.asked) == 4


def test_an_answer_that_breaks_off_is_asked_for_again() -> None:
    broken = Played(body=b'{"data"', headers={"Content-Length": "99"})
    with Playing(one_after_another([Played(body={}), broken, Played(body={"ok": 1})])) as server:
        to = connection(server.url)
        post(to)
        assert post(to).content() == {"ok": 1}
    assert len(server.asked) == 3


def test_in_the_end_the_last_answer_counts() -> None:
    with Playing(lambda _: Played(status=503, body={"error": "still loading"})) as server:
        answer = post(connection(server.url))
    assert (answer.status, answer.said) == (503, "still loading")
    assert len(server.asked) == QUICK.tries


def test_what_will_not_pass_is_not_tried_again() -> None:
    refused = Played(status=400, body={"error": "no"})
    quota = Played(status=429, body={"error": {"code": "insufficient_quota"}})
    with Playing(one_after_another([refused, quota])) as server:
        assert post(connection(server.url)).status == 400
        assert post(connection(server.url)).status == 429
    assert len(server.asked) == 2


def test_a_server_is_left_alone_as_long_as_it_asks_for() -> None:
    wait = Played(status=429, body={}, headers={"Retry-After": "0.3"})
    with Playing(one_after_another([wait, Played(body={})])) as server:
        began = time.monotonic()
        assert post(connection(server.url)).good
    assert time.monotonic() - began >= 0.3


@pytest.mark.parametrize("when", ["3600", formatdate(time.time() + 86_400, usegmt=True)])
def test_a_server_that_wants_an_hour_is_not_waited_for(when: str) -> None:
    wait = Played(status=429, body={"error": "quota"}, headers={"Retry-After": when})
    with Playing(lambda _: wait) as server:
        assert post(connection(server.url)).status == 429
    assert len(server.asked) == 1


@pytest.mark.parametrize("when", ["soon", "-5", formatdate(0, usegmt=True), "nan"])
def test_a_wish_that_is_none_is_passed_over(when: str) -> None:
    wait = Played(status=429, body={}, headers={"Retry-After": when})
    with Playing(one_after_another([wait, Played(body={})])) as server:
        assert post(connection(server.url)).good


def test_nobody_waits_after_the_end_of_all_patience() -> None:
    with Playing(lambda _: Played(status=503, body={})) as server:
        hasty = Patience(request=5.0, total=0.0, tries=9, pause=60.0, longest_wait=99.0)
        assert post(connection(server.url, patience=hasty)).status == 503
    assert len(server.asked) == 1


def test_who_is_told_to_stop_does_not_try_again() -> None:
    stopped = Event()
    stopped.set()
    with Playing(lambda _: Played(status=503, body={})) as server:
        to = connection(server.url)
        assert to.post(f"{server.url}/v1/embeddings", {}, stopped).status == 503
    assert len(server.asked) == 1


def test_connection_refused() -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        host = f"127.0.0.1:{free.getsockname()[1]}"
    message, hint = failure(connection(f"http://{host}"))
    assert message == f"nothing listens at {host}: connection refused"
    assert hint.startswith("Start the server")


def test_a_host_without_address(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    message, hint = failure(connection("http://nowhere.example"))
    assert message == "no answer from nowhere.example: Name or service not known"
    assert hint == "Is the address right, and the server up?"


def test_a_server_that_is_silent(silent: str) -> None:
    message, _ = failure(connection(f"http://{silent}", patience=Patience(request=0.2)))
    assert message == f"{silent} did not answer within 0.2 seconds"


def test_a_server_that_drips_is_too_slow_as_well() -> None:
    done = Event()

    def drip() -> None:
        connected, _ = listening.accept()
        with connected:
            connected.recv(65_536)
            connected.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
            while not done.wait(0.02):
                try:
                    connected.sendall(b" ")
                except OSError:
                    return

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=drip)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        try:
            assert (
                "did not answer within"
                in failure(connection(url, patience=Patience(request=0.3)))[0]
            )
        finally:
            done.set()
            thread.join()


def test_an_answer_without_end_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "LARGEST_ANSWER", 1 << 20)
    with Playing(lambda _: Played(body=b" " * (1 << 21))) as server:
        message, _ = failure(connection(server.url))
    assert message.endswith("an answer of more than 1 MiB")


def test_a_server_that_speaks_no_http() -> None:
    def greet() -> None:
        connected, _ = listening.accept()
        with connected:
            connected.sendall(b"SSH-2.0-OpenSSH\r\n")
            connected.recv(65_536)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=greet)
        thread.start()
        message, _ = failure(connection(f"http://127.0.0.1:{listening.getsockname()[1]}"))
        thread.join()
    assert "no answer from" in message


def test_a_plain_server_at_https(silent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wire, "CONNECTING", 0.2)
    message, hint = failure(connection(f"https://{silent}", patience=Patience(request=60)))
    assert message.startswith(f"no connection to {silent} within")
    assert "https://" in hint


def test_https_that_answers_in_plain() -> None:
    with Playing(lambda _: Played(body={})) as server:
        message, hint = failure(connection(server.url.replace("http:", "https:")))
    assert message.startswith(f"no encrypted connection to {server.host}: ")
    assert hint == "Does the server speak plain http:// at this port?"


@pytest.fixture
def certified(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A server with a certificate that nobody signed, and the file of that certificate."""
    if not shutil.which("openssl"):
        pytest.skip("makes a certificate with openssl")
    key, certificate = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
         "-nodes", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Playing(lambda _: Played(body={"ok": 1})) as server:
        listening = server._server
        listening.socket = context.wrap_socket(
            listening.socket, server_side=True, do_handshake_on_connect=False
        )
        listening.handle_error = lambda *_: None  # type: ignore[method-assign]
        yield server.url.replace("http:", "https:"), certificate


def test_a_certificate_that_nobody_vouches_for(certified: tuple[str, Path]) -> None:
    message, hint = failure(connection(certified[0]))
    assert "is not trusted: self-signed certificate" in message
    assert "SSL_CERT_FILE" in hint


def test_ones_own_certificate_is_trusted_when_named(
    certified: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certified[1]))
    wire._trusted.cache_clear()
    try:
        assert post(connection(certified[0])).content() == {"ok": 1}
    finally:
        wire._trusted.cache_clear()


def test_no_redirection_is_followed_so_that_no_key_gets_elsewhere() -> None:
    with Playing(lambda _: Played(body={"ok": 1})) as elsewhere:
        moved = Played(status=307, headers={"Location": elsewhere.url})
        with Playing(lambda _: moved) as server:
            assert post(connection(server.url, "secret-key-of-mine")).status == 307
    assert not elsewhere.asked


def test_a_key_that_a_server_repeats_is_not_shown() -> None:
    said = Played(status=401, body={"error": {"message": "Incorrect API key: secret-of-mine"}})
    with Playing(lambda _: said) as server:
        answer = post(connection(server.url, "secret-of-mine"))
    assert answer.said == "Incorrect API key: ***"


def test_a_proxy_is_used_but_not_to_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    with Playing(lambda _: Played(body={"via": "proxy"})) as proxy:
        monkeypatch.setenv("http_proxy", proxy.url)
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        assert post(connection("http://vectors.example")).content() == {"via": "proxy"}
        with Playing(lambda _: Played(body={"via": "nobody"})) as server:
            assert post(connection(server.url)).content() == {"via": "nobody"}
    assert [asked.path for asked in proxy.asked] == ["http://vectors.example/v1/embeddings"]
