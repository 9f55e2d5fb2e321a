"""What CI says of the change that it runs for: a row for each system.

All of it is read from variables and files that others filled: names in it are only ever compared,
or looked up as what they are said to be.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dupcheck.errors import GitError
from dupcheck.git.objects import FULL_NAME

_LARGEST = 100_000_000

Variables = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """What the checked out commit is compared with: the first of these that can be.

    `pushed` is what a branch was at: what it merged from `branch` since is no part of the change;
    `merged` is a commit that the checked out one merges into its first parent: then that one;
    `exact` a commit; `diverged` a commit that a history may have left: the merge base with it;
    `branch` the merge base with a branch, "" the default one. `guessed` means that nobody named a
    branch: where the commit has nothing that the default one does not have, everything is asked
    about.
    """

    title: str
    pushed: str = ""
    merged: str = ""
    exact: str = ""
    diverged: str = ""
    branch: str = ""
    guessed: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class System:
    """A system that runs checks: `sign` is set wherever it does, `aim` says for which change.

    An aim of None stands for runs for no change in particular: scheduled, or started by hand.
    """

    name: str
    sign: str
    aim: Callable[[Variables], Aim | None]


def system(variables: Variables) -> System | None:
    """The system that this runs in; None outside of all."""
    return next((row for row in SYSTEMS if _says(variables, row.sign)), None)


def _says(variables: Variables, name: str) -> str:
    value = variables.get(name, "")
    return "" if value.lower() in ("0", "false") else value


def _github(variables: Variables) -> Aim | None:
    event = _event(variables)
    hint = "Give actions/checkout the input `fetch-depth: 0`, or name a commit with --base."
    request, group = _part(event, "pull_request"), _part(event, "merge_group")
    target = variables.get("GITHUB_BASE_REF", "")
    if request or target:
        base, head = _part(request, "base"), _part(request, "head")
        return Aim(
            title=f"pull request #{_number(event) or _number(request)}".removesuffix(" #"),
            merged=_commit(head.get("sha")),
            branch=_text(base.get("ref")) or target,
            hint="Give actions/checkout the input `fetch-depth: 2`"
            " (or 0 where it checks out the head of the pull request).",
        )
    if group:
        return Aim(title="merge group", exact=_commit(group.get("base_sha")), hint=hint)
    if variables.get("GITHUB_EVENT_NAME") == "push":
        return _github_push(event, hint)
    return None


def _github_push(event: Mapping[str, Any], hint: str) -> Aim | None:
    default = _text(_part(event, "repository").get("default_branch"))
    pushed, before = _text(event.get("ref")), _commit(event.get("before"))
    return _push(pushed, before, default, bool(event.get("forced")), hint)


def _push(pushed: str, before: str, default: str, forced: bool, hint: str) -> Aim | None:
    """A push of a ref: to a branch that was there, or was not, or had another history."""
    name = pushed.removeprefix("refs/heads/")
    if pushed.startswith("refs/tags/"):
        return None
    if name == default:
        if not before:
            return None  # there was no default branch before it
        if forced:
            return Aim(title=f"push to {name}", diverged=before, hint=hint)
        return Aim(title=f"push to {name}", exact=before, hint=hint)
    pushed = "" if forced else before
    return Aim(title=f"push to {name}", pushed=pushed, branch=default, hint=hint)


def _gitlab(variables: Variables) -> Aim | None:
    hint = "Set the variable GIT_DEPTH to 0 for this job, or name a commit with --base."
    target = variables.get("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "")
    if target or variables.get("CI_MERGE_REQUEST_DIFF_BASE_SHA"):
        return Aim(
            title=f"merge request !{variables.get('CI_MERGE_REQUEST_IID', '')}".removesuffix(" !"),
            merged=_commit(variables.get("CI_MERGE_REQUEST_SOURCE_BRANCH_SHA")),
            exact=_commit(variables.get("CI_MERGE_REQUEST_DIFF_BASE_SHA")),
            branch=target,
            hint=hint,
        )
    if variables.get("CI_PIPELINE_SOURCE") != "push" or variables.get("CI_COMMIT_TAG"):
        return None
    pushed, default = variables.get("CI_COMMIT_BRANCH", ""), variables.get("CI_DEFAULT_BRANCH", "")
    before = _commit(variables.get("CI_COMMIT_BEFORE_SHA"))
    return _push(f"refs/heads/{pushed}", before, default, False, hint)


def _azure(variables: Variables) -> Aim | None:
    hint = "Give the checkout step `fetchDepth: 0`, or name a commit with --base."
    if target := variables.get("SYSTEM_PULLREQUEST_TARGETBRANCH", ""):
        return Aim(
            title=f"pull request {variables.get('SYSTEM_PULLREQUEST_PULLREQUESTID', '')}".strip(),
            merged=_commit(variables.get("SYSTEM_PULLREQUEST_SOURCECOMMITID")),
            branch=target.removeprefix("refs/heads/"),
            hint=hint,
        )
    if variables.get("BUILD_REASON") in ("Schedule", "Manual"):
        return None
    return Aim(title="push", guessed=True, hint=hint)


def _bitbucket(variables: Variables) -> Aim | None:
    hint = "Set `clone: depth: full` in bitbucket-pipelines.yml, or name a commit with --base."
    if target := variables.get("BITBUCKET_PR_DESTINATION_BRANCH", ""):
        return Aim(
            title=f"pull request #{variables.get('BITBUCKET_PR_ID', '')}", branch=target, hint=hint
        )
    return Aim(title="push", guessed=True, hint=hint)


def _targeted(*names: str) -> Callable[[Variables], Aim | None]:
    """An aim at the branch that one of the variables names, else at the default branch."""

    def aim(variables: Variables) -> Aim | None:
        hint = "Fetch the whole history in the checkout of this job, or name a commit with --base."
        target = next((variables[name] for name in names if _says(variables, name)), "")
        if target:
            return Aim(title=f"change for {target}", branch=target, hint=hint)
        return Aim(title="push", guessed=True, hint=hint)

    return aim


SYSTEMS = (
    System("GitHub Actions", "GITHUB_ACTIONS", _github),
    System("GitLab CI", "GITLAB_CI", _gitlab),
    System("Azure Pipelines", "TF_BUILD", _azure),
    System("Bitbucket Pipelines", "BITBUCKET_BUILD_NUMBER", _bitbucket),
    System("Jenkins", "JENKINS_URL", _targeted("CHANGE_TARGET")),
    System("Buildkite", "BUILDKITE", _targeted("BUILDKITE_PULL_REQUEST_BASE_BRANCH")),
    System("CircleCI", "CIRCLECI", _targeted()),
    System("CI", "CI", _targeted()),
)


def _event(variables: Variables) -> Mapping[str, Any]:
    """The event that started the workflow."""
    path = variables.get("GITHUB_EVENT_PATH", "")
    try:
        with Path(path).open("rb") as file:
            event = json.loads(file.read(_LARGEST))
    except (OSError, ValueError, RecursionError):
        event = None
    if not isinstance(event, dict):
        raise GitError(
            f"the event that started this workflow cannot be read: {path or 'no file'}",
            "Set GITHUB_EVENT_PATH, or name a commit with --base.",
        )
    return event


def _part(event: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = event.get(name)
    return part if isinstance(part, dict) else {}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(event: Mapping[str, Any]) -> str:
    number = event.get("number")
    return str(number) if isinstance(number, int) else ""


def _commit(value: object) -> str:
    """A commit by its full name; "" for none, which is also written as zeros."""
    text = _text(value)
    return text if FULL_NAME.fullmatch(text) and not _is_nothing(text) else ""


def _is_nothing(commit: str) -> bool:
    return not commit.strip("0")
