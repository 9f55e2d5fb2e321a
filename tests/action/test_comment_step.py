"""The comment as a step of the action: it says what it did, and fails nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from loopback_github import BOT, TOKEN, Fault, Forge, serving
from spoken import Spoken
from story import pull_request

from action import comment
from dupcheck.report.comment import MARKER


@pytest.fixture
def forge() -> Iterator[Forge]:
    with serving() as running:
        yield running


def commented(tmp_path: Path, url: str, findings: str = "1", token: str = TOKEN) -> Spoken:
    spoken = Spoken(tmp_path)
    payload = tmp_path / "event.json"
    payload.write_text(json.dumps(pull_request("a" * 40, "b" * 40)))
    (tmp_path / "comment.md").write_text(f"{MARKER}\n### dupcheck: {findings}\n")
    variables = {
        "DUPCHECK_WORK": str(tmp_path),
        "DUPCHECK_FINDINGS": findings,
        "DUPCHECK_TOKEN": token,
        "GITHUB_API_URL": url,
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(payload),
        "GITHUB_REPOSITORY": "acme/shop",
    }
    assert comment.main(variables, spoken.runner) == 0
    return spoken


def test_it_is_made_updated_and_left_alone(forge: Forge, tmp_path: Path) -> None:
    assert commented(tmp_path, forge.url).log == "comment: created\n"
    assert commented(tmp_path, forge.url).log == "comment: unchanged\n"
    assert commented(tmp_path, forge.url, "0").log == "comment: updated\n"
    assert forge.bodies(BOT) == [f"{MARKER}\n### dupcheck: 0\n"]


def test_where_nothing_is_found_nothing_is_said(forge: Forge, tmp_path: Path) -> None:
    assert commented(tmp_path, forge.url, "0").log == "comment: not needed\n"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Fault(403, "Resource not accessible by integration"), "pull-requests: write"),
        (Fault(404, "Not Found"), "pull-requests: write"),
        (Fault(422, "Validation Failed"), "422"),
        (Fault(429, "x", {"Retry-After": "9999"}), "asked too often"),
        (Fault(403, "secondary rate limit", {"Retry-After": "9999"}), "asked too often"),
        (Fault(301, "Moved", {"Location": "https://example.org"}), "301"),
    ],
)
def test_a_refusal_is_a_notice(forge: Forge, tmp_path: Path, fault: Fault, words: str) -> None:
    forge.fail("POST", fault)
    log = commented(tmp_path, forge.url).log
    assert log.startswith("::notice title=dupcheck::The comment was not made or not updated: ")
    assert words in log
    assert log.count("\n") == 1


def test_a_token_that_is_wrong_is_not_shown(forge: Forge, tmp_path: Path) -> None:
    log = commented(tmp_path, forge.url, token="ghp_wrong").log
    assert "Bad credentials" in log
    assert "ghp_wrong" not in log


@pytest.mark.parametrize("url", ["http://127.0.0.1:1", "http://api.example.org", "nonsense"])
def test_no_way_to_the_forge_is_a_notice(tmp_path: Path, url: str, monkeypatch) -> None:
    monkeypatch.setattr("dupcheck.forge.github.time.sleep", lambda _: None)
    assert commented(tmp_path, url).log.startswith("::notice ")


@pytest.mark.parametrize("answer", [b"", b"<html>", b'[{"id": 1}]', b'{"a": 1}'])
def test_an_answer_that_is_no_githubs_is_a_notice(
    forge: Forge, tmp_path: Path, answer: bytes
) -> None:
    forge.raw = answer
    log = commented(tmp_path, forge.url).log
    assert log.startswith(("::notice ", "comment: "))
    forge.unlike.clear()
