"""What started a run, from GitHub's variables and payloads."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dupcheck.forge.event import Event, read


@pytest.fixture
def event(tmp_path: Path) -> Callable[..., Event]:
    def made(name: str, payload: Any = None, **variables: str) -> Event:
        path = tmp_path / "event.json"
        path.write_text(payload if isinstance(payload, str) else json.dumps(payload))
        named = {f"GITHUB_{key}": value for key, value in variables.items()}
        return read({"GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path)} | named)

    return made


def request(head: object = 1, **more: object) -> dict[str, Any]:
    return {
        "pull_request": {"number": 7, "head": {"repo": head}, "base": {"repo": {"id": 1}}, **more},
        "repository": {"default_branch": "main"},
    }


def test_a_pull_request(event) -> None:
    payload = request({"id": 1})
    payload["pull_request"]["head"]["sha"] = "a" * 40
    found = event("pull_request", payload, REPOSITORY="acme/shop", ACTOR="ada")
    assert found == Event(
        name="pull_request",
        repository="acme/shop",
        number=7,
        head="a" * 40,
        foreign="",
        trusted=False,
    )
    assert found.is_proposal


@pytest.mark.parametrize("name", ["pull_request_review", "pull_request_review_comment"])
def test_a_review_runs_for_its_pull_request_like_a_push_to_it(event, name: str) -> None:
    ours, theirs = event(name, request({"id": 1})), event(name, request({"id": 2}))
    assert ours.is_proposal
    assert (ours.number, ours.foreign, ours.trusted) == (7, "", False)
    assert theirs.foreign == "a pull request from a fork"


def test_what_waits_in_a_queue_is_still_a_proposal(event) -> None:
    assert event("merge_group").is_proposal
    assert not event("push", REF="refs/heads/main").is_proposal


@pytest.mark.parametrize("head", [{"id": 2}, None, {}, "x"])
def test_a_fork_or_what_is_left_of_one(event, head: object) -> None:
    assert event("pull_request", request(head)).foreign == "a pull request from a fork"


def test_dependabot_has_a_token_like_that_of_a_fork(event) -> None:
    ours = request({"id": 1})
    assert event("pull_request", ours, ACTOR="dependabot[bot]").foreign
    assert event("push", {}, ACTOR="dependabot[bot]").foreign
    assert not event("push", {}, ACTOR="ada").foreign


@pytest.mark.parametrize(
    ("name", "ref", "trusted"),
    [
        ("push", "refs/heads/main", True),
        ("push", "refs/heads/topic", False),
        ("push", "refs/tags/main", False),
        ("workflow_dispatch", "refs/heads/main", True),
        ("schedule", "refs/heads/main", True),
        ("merge_group", "refs/heads/gh-readonly-queue/main/pr-7", False),
        ("pull_request", "refs/heads/main", False),
        ("pull_request_target", "refs/heads/main", False),
        ("workflow_run", "refs/heads/main", False),
        ("issue_comment", "refs/heads/main", False),
    ],
)
def test_only_runs_of_the_default_branch_may_keep_what_others_see(
    event, name: str, ref: str, trusted: bool
) -> None:
    assert event(name, request({"id": 1}), REF=ref).trusted is trusted


@pytest.mark.parametrize(
    "payload", ["", "[]", "[" * 100_000, '{"pull_request": 3}', '{"pull_request": {"number": "7"}}']
)
def test_a_payload_that_is_none(event, payload: str) -> None:
    found = event("pull_request", payload)
    assert found.number == 0
    assert not found.trusted


def test_outside_of_github() -> None:
    assert read({}) == Event(name="", repository="", number=0, head="", foreign="", trusted=False)
