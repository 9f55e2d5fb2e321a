"""Downloads from a hub on loopback: what comes, what is checked, and what goes wrong."""

import errno
import gzip
import os
import shutil
import socket
import ssl
import subprocess
import sys
import threading

import huggingface_hub
import loopback_hub
import pytest
from huggingface_hub import constants
from huggingface_hub.utils import WeakFileLock
from loopback_hub import COMMIT, FILES, WEIGHTS, Fault, Hub, blob, pin, serving, sha

from dupcheck import __version__
from dupcheck.errors import DupcheckError, UsageError
from dupcheck.weights import hub as models
from dupcheck.weights import pins, store
from dupcheck.weights.pull import pull
from dupcheck.weights.transfer import Patience

MODEL = "model.safetensors"


@pytest.fixture(autouse=True)
def hub(tmp_path, monkeypatch):
    with loopback_hub.in_use(tmp_path, monkeypatch) as hub:
        yield hub


class Run:
    """A pull that notes what it said and how long it would have waited."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.waited: list[float] = []
        self.progress: list[tuple[str, int, int]] = []

    def __call__(self, name: str = "tiny", revision: str = ""):
        patience = Patience(self.said.append, self.waited.append)
        return pull(name, lambda *step: self.progress.append(step), patience, revision)


@pytest.fixture
def run():
    return Run()


def failure(run, **more) -> DupcheckError:
    with pytest.raises(DupcheckError) as caught:
        run(**more)
    assert caught.value.hint
    return caught.value


def part():
    """What a broken download left."""
    (path,) = store.parts(pins.PINS["tiny"]).iterdir()
    return path.read_bytes()


def test_what_is_pinned_comes_and_nothing_else(hub, run) -> None:
    done = run()
    found = models.folder("tiny")
    assert {path.relative_to(found).as_posix() for path in found.rglob("*.*")} == set(FILES)
    assert all((found / name).read_bytes() == content for name, content in FILES.items())
    assert (done.folder, done.revision, done.by_the_hub) == (found, COMMIT, False)
    assert done.fetched == done.size == sum(map(len, FILES.values()))
    assert not [path for path in hub.paths() if path.startswith("/api/")]
    assert run.progress[-1][1:] == (0, 0)  # in megabytes
    assert not run.said


def test_others_find_it_where_the_hub_keeps_its_cache(run) -> None:
    run()
    found = huggingface_hub.try_to_load_from_cache(
        loopback_hub.REPOSITORY, "config.json", cache_dir=constants.HF_HUB_CACHE, revision=COMMIT
    )
    assert found == str(models.folder("tiny") / "config.json")


def test_what_others_fetched_need_not_come_again(hub, run) -> None:
    root = store.repository(pins.PINS["tiny"])
    snapshot = store.snapshot(pins.PINS["tiny"], COMMIT)
    for name, content in FILES.items():
        content_place, place = root / "blobs" / sha(content), snapshot / name
        content_place.parent.mkdir(parents=True, exist_ok=True)
        content_place.write_bytes(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(os.path.relpath(content_place, place.parent))
    assert run().fetched == 0
    assert not hub.asked
    assert models.folder("tiny") == snapshot
    assert models.remove("tiny") == sum(map(len, FILES.values()))
    assert not root.exists()


def test_a_second_pull_asks_for_nothing(hub, run) -> None:
    run()
    hub.asked.clear()
    assert run().fetched == 0
    assert not hub.asked


def test_a_file_that_was_altered_is_fetched_again(run) -> None:
    place = run().folder / MODEL
    place.write_bytes(WEIGHTS[:-1] + b"!")
    assert run().fetched == len(WEIGHTS)
    assert place.read_bytes() == WEIGHTS


def test_a_broken_download_goes_on_by_itself(hub, run) -> None:
    hub.elsewhere.fail(MODEL, Fault(cut=100_000), Fault(cut=50_000))
    run()
    ranges = [headers.get("range") for _path, headers in hub.elsewhere.asked]
    assert ranges == [None, "bytes=100000-", "bytes=150000-"]
    assert run.waited == [1, 1]  # something came: the waits do not grow
    assert run.said == ["the connection broke; trying again in 1 s"] * 2


def test_what_came_is_kept_for_the_next_pull(hub, run) -> None:
    hub.elsewhere.fail(MODEL, Fault(cut=100_000), *[Fault(cut=0)] * 5)
    error = failure(run)
    assert "broke" in str(error)
    assert "100.0 kB of model.safetensors are kept: the same command goes on" in error.hint
    assert part() == WEIGHTS[:100_000]
    assert models.status("tiny").present == sum(map(len, FILES.values())) - len(WEIGHTS) + 100_000
    done = run()
    assert (done.resumed, done.fetched) == (100_000, len(WEIGHTS) - 100_000)
    assert (models.folder("tiny") / MODEL).read_bytes() == WEIGHTS
    assert not list(store.parts(pins.PINS["tiny"]).iterdir())


def test_a_server_without_ranges_sends_all_again(hub, run) -> None:
    hub.elsewhere.fail(MODEL, Fault(cut=100_000), Fault(deaf=True))
    run()
    assert (models.folder("tiny") / MODEL).read_bytes() == WEIGHTS


def test_a_range_that_is_refused_starts_anew(hub, run) -> None:
    hub.elsewhere.fail(MODEL, Fault(cut=100_000), Fault(status=416))
    run()
    assert (models.folder("tiny") / MODEL).read_bytes() == WEIGHTS


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_passing_faults_are_waited_for(hub, run, status) -> None:
    hub.fail(MODEL, *[Fault(status=status)] * 3)
    run()
    assert run.waited == [1, 2, 4]
    assert run.said[0] == f"the server answers HTTP {status}; trying again in 1 s"


@pytest.mark.parametrize(
    "headers", [{"Retry-After": "17"}, {"RateLimit": '"resolvers";r=0;t=17', "Retry-After": "1"}]
)
def test_the_server_says_how_long_to_wait(hub, run, headers) -> None:
    hub.fail(MODEL, Fault(status=429, headers=headers))
    run()
    assert run.waited == [17]


def test_a_date_is_a_wait_too(hub, run) -> None:
    hub.fail(MODEL, Fault(status=503, headers={"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}))
    run()
    assert run.waited == [0]


def test_nobody_waits_for_an_hour(hub, run) -> None:
    hub.fail(MODEL, Fault(status=429, headers={"Retry-After": "3600"}))
    error = failure(run)
    assert "wants none for 3600 s" in str(error)
    assert "HF_TOKEN" in error.hint
    assert not run.waited


REFUSALS = [
    (Fault(500), "HTTP 500 Internal Server Error", "later"),
    (Fault(503, {"X-Error-Message": "maintenance"}), "503 Service Unavailable (maint", "later"),
    (Fault(429), "too many requests", "HF_TOKEN"),
    (Fault(401), "HTTP 401", "HF_TOKEN"),
    (Fault(403, {"X-Error-Message": "no"}), "HTTP 403 (no)", "HF_TOKEN"),
    (Fault(403, {"X-Error-Code": "GatedRepo"}), "acme/tiny is gated", "huggingface.co/acme/tiny"),
    (Fault(401, {"X-Error-Code": "RepoNotFound"}), "no repository acme/tiny", "private"),
    (Fault(404, {"X-Error-Code": "RevisionNotFound"}), f"no revision {COMMIT}", "--revision"),
    (Fault(404, {"X-Error-Code": "EntryNotFound"}), "has no model.safetensors", "HF_ENDPOINT"),
    (Fault(418), "HTTP 418", "later"),
    (Fault(599), "HTTP 599", "later"),
]


@pytest.mark.parametrize(("fault", "said", "hint"), REFUSALS)
def test_refusals_are_explained(hub, run, fault, said, hint) -> None:
    hub.fail(MODEL, *[fault] * 5)
    error = failure(run)
    assert said in str(error)
    assert hint in error.hint
    assert f"127.0.0.1:{hub.server_port}" in str(error)


def test_another_content_is_an_error_that_leaves_nothing(hub, run) -> None:
    hub.elsewhere.files = FILES | {MODEL: WEIGHTS[::-1]}
    error = failure(run)
    assert f"sha256:{sha(WEIGHTS[::-1])}" in str(error)
    assert f"sha256:{sha(WEIGHTS)}" in str(error)
    assert f"--revision {COMMIT}" in error.hint
    assert not list(store.parts(pins.PINS["tiny"]).iterdir())
    with pytest.raises(DupcheckError, match="only in part"):
        models.folder("tiny")


@pytest.mark.parametrize("body", [WEIGHTS + b"more", b"<html>Please log in</html>"])
def test_another_length_is_an_error(hub, run, body) -> None:
    hub.elsewhere.files = FILES | {MODEL: body}
    error = failure(run)
    assert "sends something else than model.safetensors" in str(error)
    assert "login page" in error.hint
    assert not run.waited


def test_a_file_of_untold_length_comes_whole(hub, run) -> None:
    hub.elsewhere.fail(MODEL, Fault(bare=True))
    assert run().fetched


def test_a_file_that_was_packed_on_its_way_is_unpacked(hub, run) -> None:
    packed = Fault(body=gzip.compress(WEIGHTS), headers={"Content-Encoding": "gzip"})
    hub.elsewhere.fail(MODEL, packed)
    assert (run().folder / MODEL).read_bytes() == WEIGHTS


def test_what_ends_too_early_every_time_is_given_up(hub, run) -> None:
    hub.elsewhere.fail(MODEL, *[Fault(bare=True, deaf=True, body=WEIGHTS[:1000])] * 9)
    assert "broke" in str(failure(run))
    assert run.waited == [1, 2, 4, 8]  # the same again is no progress


def test_what_does_not_end_is_cut_off(hub, run) -> None:
    hub.elsewhere.fail(MODEL, Fault(bare=True, body=WEIGHTS * 2))
    assert "sends something else" in str(failure(run))
    assert part() == b""


def test_the_list_of_files_is_waited_for_too(hub, run) -> None:
    hub.fail("api", Fault(503), Fault(429, {"Retry-After": "7"}))
    run("loose")
    assert run.waited == [1, 7]


def test_no_token_goes_to_another_host(hub, run, monkeypatch) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_secret")
    run()
    assert {headers.get("authorization") for _path, headers in hub.asked} == {"Bearer hf_secret"}
    assert hub.elsewhere.asked
    assert not [path for path, headers in hub.elsewhere.asked if "authorization" in headers]


def test_the_hub_learns_who_asks_and_nothing_of_this_machine(hub, run) -> None:
    run()
    assert {headers["user-agent"] for _path, headers in hub.asked} == {f"dupcheck/{__version__}"}


def test_no_such_host(run, monkeypatch) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", "http://hub.invalid")
    error = failure(run)
    assert str(error) == "no network, or no such host: hub.invalid"
    assert "HF_ENDPOINT" in error.hint
    assert not run.waited


def test_nobody_listens(run, monkeypatch) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{free.getsockname()[1]}")
    error = failure(run)
    assert "cannot be reached" in str(error)
    assert not run.waited


def test_a_server_that_says_nothing(run, monkeypatch) -> None:
    monkeypatch.setattr("dupcheck.weights.transfer._SECONDS", (1.0, 0.05, 1.0, 1.0))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        assert "does not answer" in str(failure(run))
    assert run.said[0] == "no answer; trying again in 1 s"
    assert run.waited == [1, 2, 4, 8]


@pytest.mark.skipif(sys.platform != "linux", reason="queues of connections differ")
def test_a_host_that_cannot_be_got_through_to(run, monkeypatch) -> None:
    monkeypatch.setattr("dupcheck.weights.transfer._SECONDS", (0.1, 1.0, 1.0, 1.0))
    with socket.create_server(("127.0.0.1", 0), backlog=0) as busy:
        place = busy.getsockname()
        with socket.create_connection(place):  # nobody accepts it, and there is no room for more
            monkeypatch.setattr(constants, "ENDPOINT", f"http://127.0.0.1:{place[1]}")
            assert "does not answer" in str(failure(run))
    assert not run.waited


def test_a_connection_that_is_not_secure(hub, run, monkeypatch) -> None:
    monkeypatch.setattr(constants, "ENDPOINT", hub.url.replace("http:", "https:"))
    error = failure(run)
    assert "no secure connection to 127.0.0.1" in str(error)
    assert "SSL_CERT_FILE" in error.hint


@pytest.mark.skipif(not shutil.which("openssl"), reason="makes the certificate")
def test_a_certificate_of_nobody_and_how_to_trust_it(run, monkeypatch, tmp_path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        f"openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 "
        f"-keyout {key} -out {certificate} -subj /CN=localhost "
        "-addext subjectAltName=IP:127.0.0.1".split(),
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    secure = Hub(FILES)
    secure.socket = context.wrap_socket(secure.socket, server_side=True)
    monkeypatch.setattr(constants, "ENDPOINT", secure.url.replace("http:", "https:"))
    with serving(secure):
        error = failure(run)
        assert "its certificate is not trusted (self" in str(error)
        assert "SSL_CERT_FILE" in error.hint
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        huggingface_hub.close_session()
        run()


def test_a_proxy_that_is_not_there_is_named_without_its_password(run, monkeypatch) -> None:
    monkeypatch.setenv("http_proxy", "http://ada:secret@127.0.0.1:9")
    monkeypatch.setattr(constants, "ENDPOINT", "http://hub.example")
    assert str(failure(run)) == "hub.example cannot be reached by way of the proxy 127.0.0.1:9"


def test_a_proxy_that_refuses(hub, run, monkeypatch) -> None:
    monkeypatch.setenv("https_proxy", hub.url)  # which knows no CONNECT
    monkeypatch.setattr(constants, "ENDPOINT", "https://hub.example")
    error = failure(run)
    assert "the proxy does not lead to hub.example" in str(error)
    assert "HTTPS_PROXY" in error.hint


def test_offline_mode_forbids_what_is_missing_only(hub, run, monkeypatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    for name in ("tiny", "loose"):
        assert "HF_HUB_OFFLINE" in str(failure(run, name=name))
    assert not hub.asked
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    run()
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    assert run().fetched == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no device that is always full")
def test_a_disk_that_is_full(run) -> None:
    parts = store.parts(pins.PINS["tiny"])
    parts.mkdir(parents=True)
    (parts / f"sha256-{sha(WEIGHTS)}").symlink_to("/dev/full")
    error = failure(run)
    assert str(error) == f"no room left in {store.cache()}"
    assert "HF_HOME" in error.hint


def test_room_is_looked_for_before_the_first_byte(hub, run, monkeypatch) -> None:
    usage = shutil.disk_usage(os.curdir)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage._replace(free=1000))
    error = failure(run)
    assert "307 kB are needed, 1.0 kB are free" in str(error).replace("307.2", "307")
    assert not hub.asked


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES])
def test_a_folder_that_may_not_be_written(run, number, monkeypatch) -> None:
    def refuse(path, *_arguments, **_more) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr("pathlib.Path.mkdir", refuse)
    error = failure(run)
    assert f"cannot write in {store.cache()}" in str(error)
    assert os.strerror(number) in str(error)
    assert "HF_HUB_CACHE" in error.hint


def test_what_is_complete_in_a_read_only_cache_is_enough(run, monkeypatch) -> None:
    run()
    store.note(pins.PINS["tiny"]).unlink()
    store.lock(pins.PINS["tiny"]).unlink()

    def refuse(path, *_arguments, **_more) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    for name in ("mkdir", "touch", "write_text", "write_bytes"):
        monkeypatch.setattr(f"pathlib.Path.{name}", refuse)
    monkeypatch.setattr(os, "open", refuse)  # the lock's way
    assert run().fetched == 0


def test_a_file_in_the_place_of_the_parts(run) -> None:
    store.repository(pins.PINS["tiny"]).mkdir(parents=True)
    store.parts(pins.PINS["tiny"]).write_bytes(b"")
    assert "cannot write in" in str(failure(run))


def test_a_disk_that_cannot_be_read_is_no_failure_of_the_network(run, monkeypatch) -> None:
    def fail(*_arguments, **_more) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr("dupcheck.weights.checksum.digest", fail)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        run()


def test_a_lock_that_cannot_be_taken(run, monkeypatch) -> None:
    def refuse(path, *_arguments, **_more) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    store.repository(pins.PINS["tiny"]).mkdir(parents=True)
    monkeypatch.setattr(os, "open", refuse)
    assert "cannot write in" in str(failure(run))


def test_an_acceptance_that_cannot_be_noted(run, tmp_path) -> None:
    (tmp_path / "config").write_text("a file where the folder of settings should be")
    error = failure(run, revision="main")
    assert "cannot note that main of acme/tiny is accepted" in str(error)


def test_a_file_in_the_place_of_the_cache(run) -> None:
    store.cache().write_bytes(b"")
    assert "cannot write in" in str(failure(run))


def test_a_bug_is_no_failure_of_the_network(run, monkeypatch) -> None:
    monkeypatch.setattr("dupcheck.weights.checksum.digest", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        run()


def test_without_a_pin_the_first_pull_decides(hub, run) -> None:
    done = run("loose")
    assert (done.revision, done.by_the_hub) == (COMMIT, True)
    assert {path.relative_to(done.folder).as_posix() for path in done.folder.rglob("*.*")} == set(
        FILES
    )
    kept = {file.name: file.digest for file in store.held(pins.PINS["loose"]).files}
    assert kept["config.json"] == f"git:{blob(FILES['config.json'])}"
    assert kept[MODEL] == f"sha256:{sha(WEIGHTS)}"
    hub.commit = "2" * 40
    hub.asked.clear()
    (done.folder / "config.json").unlink()
    again = run("loose")
    assert (again.revision, again.by_the_hub) == (COMMIT, False)
    assert hub.paths() == [f"/acme/tiny/resolve/{COMMIT}/config.json"]
    hub.fail("config.json", Fault(body=b'{"hidden_size": 9}'))
    (done.folder / "config.json").unlink()
    assert "what the hub said" in str(failure(run, name="loose"))


def test_a_pinned_revision_holds_where_no_files_are_pinned(hub, run, monkeypatch) -> None:
    monkeypatch.setitem(pins.PINS, "loose", pin("loose", {}))
    assert run("loose").revision == COMMIT
    assert hub.paths()[0] == f"/api/models/acme/tiny/revision/{COMMIT}"
    monkeypatch.setitem(pins.PINS, "loose", pin("loose", {}, revision="2" * 40))
    assert "sends something else" in str(failure(run, name="loose"))


def test_any_repository_by_its_name(run) -> None:
    assert run("hf:acme/tiny").by_the_hub
    assert models.folder("hf:acme/tiny").name == COMMIT
    assert models.conversions_folder("hf:acme/tiny").name == f"hf--acme--tiny-{COMMIT}"


@pytest.mark.parametrize("name", ["tinny", "hf:acme", "hf:../..", "hf:a/b/c", "path:/x", ""])
def test_names_that_are_none(run, name) -> None:
    with pytest.raises(UsageError, match="no model that can be downloaded"):
        run(name)


def test_a_revision_can_be_accepted_and_dropped_again(hub, run) -> None:
    run()
    changed = FILES | {MODEL: WEIGHTS[::-1]}
    hub.files, hub.elsewhere.files, hub.commit = changed, changed, "2" * 40
    done = run(revision="main")
    assert (done.revision, done.by_the_hub, done.pinned) == ("2" * 40, True, COMMIT)
    assert models.folder("tiny").name == "2" * 40
    assert (models.folder("tiny") / MODEL).read_bytes() == WEIGHTS[::-1]
    assert run().fetched == 0  # and stays accepted
    models.remove("tiny")
    with pytest.raises(DupcheckError, match="tiny"):
        models.folder("tiny")
    assert store.held(pins.PINS["tiny"]).revision == COMMIT


def test_other_files_of_the_pinned_revision_can_be_accepted(hub, run) -> None:
    changed = FILES | {MODEL: WEIGHTS[::-1]}
    hub.files, hub.elsewhere.files = changed, changed
    failure(run)
    run(revision=COMMIT)
    assert (models.folder("tiny") / MODEL).read_bytes() == WEIGHTS[::-1]


def test_a_cache_cannot_accept_for_the_user(run) -> None:
    """Who can write the cache could else have any weights taken for the pinned ones."""
    folder = run().folder
    note = store.note(pins.PINS["tiny"])
    forged = note.read_text().replace(sha(WEIGHTS), sha(WEIGHTS[::-1]))
    (folder / MODEL).write_bytes(WEIGHTS[::-1])
    note.write_text(forged)
    with pytest.raises(DupcheckError, match="not what was pinned"):
        models.folder("tiny")


@pytest.mark.parametrize(
    ("listing", "said"),
    [
        (b"<html>", "sends something else than the list of files"),
        (b"[]", "sends something else"),
        (b'{"sha": "main", "siblings": []}', "sends something else"),
        (b'{"sha": "%s", "siblings": [{"rfilename": "model.bin"}]}' % (b"1" * 40), "no weights as"),
    ],
)
def test_lists_that_are_of_no_use(hub, run, listing, said) -> None:
    hub.fail("api", Fault(body=listing))
    assert said in str(failure(run, name="loose"))


def test_names_from_the_hub_cannot_leave_the_folder(hub, run) -> None:
    evil = {"../../evil.json": b"1", "/etc/evil": b"1", "..\\model.safetensors": b"1"}
    hub.files = FILES | evil
    assert run("loose").files == len(FILES)


def test_two_pulls_at_once_take_turns(hub, run) -> None:
    store.repository(pins.PINS["tiny"]).mkdir(parents=True)
    with WeakFileLock(store.lock(pins.PINS["tiny"])):
        other = threading.Thread(target=run)
        other.start()
        while not run.said:
            other.join(0.02)
        assert other.is_alive()
        assert not hub.asked
    other.join()
    assert run.said == ["tiny is being pulled by somebody else; waiting for that"]
    assert models.folder("tiny")
