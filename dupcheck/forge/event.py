"""What started a run on GitHub, and what it may do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PULL_REQUEST = "pull_request"
TARGET = "pull_request_target"
MERGE_GROUP = "merge_group"
# They check out the pull request, with a token as for one.
_FOR_REQUEST = (PULL_REQUEST, "pull_request_review", "pull_request_review_comment")
_FOR_ALL = ("push", "schedule", "workflow_dispatch")
_DEPENDABOT = "dependabot[bot]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The event's `name`, `number` (0: none) and `head` of its pull request, the repository.

    `foreign` is why the run has a token that can only read, "" where it has not. `trusted` runs
    are of the default branch: what they keep in a cache, others get to see.
    """

    name: str
    repository: str
    number: int
    head: str
    foreign: str
    trusted: bool

    @property
    def is_proposal(self) -> bool:
        """Whether what is checked was proposed by somebody, who may have any intentions."""
        return self.name in (*_FOR_REQUEST, TARGET, MERGE_GROUP)


def read(variables: Mapping[str, str]) -> Event:
    """Reads the variables that GitHub sets, and the file that they name."""
    name = variables.get("GITHUB_EVENT_NAME", "")
    payload = _payload(variables.get("GITHUB_EVENT_PATH", ""))
    branch = _at(payload, "repository", "default_branch")
    on_default = variables.get("GITHUB_REF") == f"refs/heads/{branch}" or name == "schedule"
    number = _at(payload, "pull_request", "number")
    repository = _at(payload, "repository", "full_name") or variables.get("GITHUB_REPOSITORY", "")
    head = _at(payload, "pull_request", "head", "sha")
    return Event(
        name=name,
        repository=str(repository),
        number=number if isinstance(number, int) and name in (*_FOR_REQUEST, TARGET) else 0,
        head=head if isinstance(head, str) else "",
        foreign=_foreign(name, payload, variables.get("GITHUB_ACTOR", "")),
        trusted=name in _FOR_ALL and on_default,
    )


def _foreign(name: str, payload: object, actor: str) -> str:
    if name not in _FOR_REQUEST:
        return "a push of Dependabot" if name == "push" and actor == _DEPENDABOT else ""
    if actor == _DEPENDABOT:
        return "a pull request of Dependabot"
    head, base = (_at(payload, "pull_request", side, "repo", "id") for side in ("head", "base"))
    return "" if head == base else "a pull request from a fork"


def _at(payload: object, *names: str) -> object:
    """What stands behind names within one another; None where there is nothing."""
    for name in names:
        payload = payload.get(name) if isinstance(payload, dict) else None
    return payload


def _payload(path: str) -> object:
    try:
        return json.loads(Path(path).read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
