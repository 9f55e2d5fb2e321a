"""Asking GitHub: with patience where it helps, once where it would do harm."""

import time
from collections.abc import Iterator

import pytest
from loopback_github import REPOSITORY, TOKEN, Fault, Forge, serving

from dupcheck.errors import DupcheckError
from dupcheck.forge.github import GitHub, Patience, RefusedError

COMMENTS = f"/repos/{REPOSITORY}/issues/7/comments"


@pytest.fixture
def forge() -> Iterator[Forge]:
    with serving() as running:
        yield running


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def github(forge: Forge, waits: list[float]) -> GitHub:
    return GitHub(forge.url, TOKEN, Patience(request=10), waits.append)


def test_a_request_says_who_asks_and_which_version_is_meant(forge: Forge, github: GitHub) -> None:
    github.send("POST", COMMENTS, {"body": "é"})
    [asked] = forge.asked
    assert asked.headers["authorization"] == f"Bearer {TOKEN}"
    assert asked.headers["accept"] == "application/vnd.github+json"
    assert asked.headers["x-github-api-version"] == "2022-11-28"
    assert asked.headers["user-agent"].startswith("dupcheck/")
    assert asked.body == {"body": "é"}


def test_all_pages_are_read_by_their_number_wherever_links_lead(
    forge: Forge, github: GitHub
) -> None:
    for number in range(250):
        forge.add(str(number), "ada")
    assert [one["body"] for one in github.listed(COMMENTS)] == list(map(str, range(250)))
    assert [path.rpartition("=")[2] for _, path in forge.made()] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(429, "slow down", {"Retry-After": "7"}), 7),
        (Fault(403, "You have exceeded a secondary rate limit."), 60),
        (Fault(403, "Forbidden", {"Retry-After": "3"}), 3),
        (Fault(502, "bad gateway"), 1),
        (Fault(lost=True), 1),
    ],
)
@pytest.mark.parametrize("method", ["GET", "PATCH"])
def test_what_may_pass_is_asked_again(
    forge: Forge, github: GitHub, waits: list[float], fault: Fault, expected: float, method: str
) -> None:
    number = forge.add("old", "ada")
    forge.fail(method, fault)
    if method == "GET":
        assert next(github.listed(COMMENTS))["id"] == number
    else:
        path = f"/repos/{REPOSITORY}/issues/comments/{number}"
        assert github.send("PATCH", path, {"body": "new"})["body"] == "new"
    assert waits == [expected]


def test_a_spent_hour_is_waited_for_if_it_is_nearly_over(
    forge: Forge, github: GitHub, waits: list[float]
) -> None:
    over = str(int(time.time()) + 20)
    forge.fail("GET", Fault(403, "", {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": over}))
    list(github.listed(COMMENTS))
    assert len(waits) == 1
    assert 15 < waits[0] <= 20


def test_nobody_waits_for_an_hour(forge: Forge, github: GitHub, waits: list[float]) -> None:
    forge.fail("GET", Fault(429, "later", {"Retry-After": "3600"}))
    with pytest.raises(RefusedError, match="GitHub answers 429: later") as error:
        list(github.listed(COMMENTS))
    assert waits == []
    assert "asked too often" in error.value.hint


def test_all_waits_together_are_bounded(forge: Forge, github: GitHub, waits: list[float]) -> None:
    forge.fail("GET", *[Fault(429, "later", {"Retry-After": "70"})] * 4)
    with pytest.raises(RefusedError):
        list(github.listed(COMMENTS))
    assert waits == [70, 70]


@pytest.mark.parametrize("fault", [Fault(502, "bad gateway", after=True), Fault(lost=True)])
def test_nothing_is_made_twice(
    forge: Forge, github: GitHub, waits: list[float], fault: Fault
) -> None:
    forge.fail("POST", fault)
    with pytest.raises(DupcheckError):
        github.send("POST", COMMENTS, {"body": "new"})
    assert len(forge.asked) == 1
    assert waits == []


def test_a_limit_made_nothing_so_that_it_is_tried_again(forge: Forge, github: GitHub) -> None:
    forge.fail("POST", Fault(403, "You have exceeded a secondary rate limit."))
    github.send("POST", COMMENTS, {"body": "new"})
    assert len(forge.comments) == 1


@pytest.mark.parametrize(
    ("status", "hint"),
    [(401, "not valid"), (403, "pull-requests: write"), (404, "pull-requests: write"), (422, "")],
)
def test_a_refusal_says_what_is_missing(
    forge: Forge, github: GitHub, status: int, hint: str
) -> None:
    forge.fail("GET", Fault(status, f"no {TOKEN} please"))
    with pytest.raises(RefusedError) as error:
        list(github.listed(COMMENTS))
    assert str(error.value) == f"GitHub answers {status}: no *** please"
    assert hint in error.value.hint
    assert len(forge.asked) == 1


def test_a_token_goes_to_no_other_host(forge: Forge, github: GitHub) -> None:
    with serving() as other:
        forge.fail("GET", Fault(302, "moved", {"Location": f"{other.url}/user"}))
        with pytest.raises(RefusedError, match="302"):
            github.get("/user")
        assert other.asked == []


@pytest.mark.parametrize(
    "address", ["http://api.example.org", "ftp://api.example.org", "api.example.org", ""]
)
def test_a_token_goes_to_nobody_in_plain(address: str) -> None:
    with pytest.raises(DupcheckError, match="https"):
        GitHub(address, TOKEN)


def test_no_network_is_told_in_words(waits: list[float]) -> None:
    with serving() as gone:
        url = gone.url
    with pytest.raises(DupcheckError, match="nothing listens"):
        GitHub(url, TOKEN, Patience(tries=2), waits.append).get("/user")
    assert waits == [1]
