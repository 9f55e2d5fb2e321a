"""The doors of the Action: real workflows, run by act, in checkouts of a bare repository."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks.demonstration.doors import Answer, Door, answer
from benchmarks.demonstration.repository import Branch, Repository
from tests.action.story import pull_request
from tests.action.workflows import ACT, Workflows

KIND = "Action"
_MODEL = {"model": "builtin"}


@dataclass(frozen=True, slots=True)
class _Runner:
    """A place for checkouts, and the workflows that run in them."""

    folder: Path
    workflows: Workflows
    numbers: "count[int]" = field(default_factory=count)

    def run(
        self,
        repository: Repository,
        event: str,
        payload: Mapping[str, Any],
        checkout: tuple[str, str, int],
        inputs: Mapping[str, str] | None = None,
    ) -> Answer:
        """What the Action says of a checkout: which commit, under which ref, how deep."""
        place = self.folder / f"checkout-{next(self.numbers)}"
        repository.checkout(place, *checkout)
        ran = self.workflows.run(place, event, payload, {**_MODEL, **(inputs or {})}, {})
        if ran.report is None:
            raise RuntimeError(ran.said("error") or ran.log[-2000:])
        return answer(ran.report, ran.code)

    def merged(self, repository: Repository, branch: Branch, depth: int) -> Answer:
        """A pull request as actions/checkout leaves it: what comes of merging it."""
        checkout = (branch.merge, f"pull/{branch.number}/merge", depth)
        payload = pull_request(branch.head, repository.fork)
        return self.run(repository, "pull_request", payload, checkout)

    def head(self, repository: Repository, branch: Branch) -> Answer:
        """A pull request checked out where its branch is."""
        checkout = (branch.head, f"pull/{branch.number}/head", 1)
        payload = pull_request(branch.head, repository.fork)
        return self.run(repository, "pull_request", payload, checkout)

    def fork(self, repository: Repository, branch: Branch) -> Answer:
        """A pull request from a fork, which asks for more than its token allows."""
        checkout = (branch.merge, f"pull/{branch.number}/merge", 1)
        payload = pull_request(branch.head, repository.fork, fork=True)
        more = {"comment": "true", "sarif": "true"}
        return self.run(repository, "pull_request", payload, checkout, more)

    def push(self, repository: Repository, branch: Branch) -> Answer:
        """A push to a branch that was where it left main."""
        payload = {
            "ref": f"refs/heads/{branch.name}",
            "before": branch.base,
            "after": branch.head,
            "created": False,
            "repository": pull_request("", "")["repository"],
        }
        checkout = (branch.head, f"origin/{branch.name}", 1)
        return self.run(repository, "push", payload, checkout)

    def queue(self, repository: Repository, branch: Branch) -> Answer:
        """The merge queue, before the branch is merged into main."""
        ref = f"gh-readonly-queue/main/{branch.name}"
        payload = {
            "action": "checks_requested",
            "merge_group": {
                "head_sha": branch.merge,
                "head_ref": f"refs/heads/{ref}",
                "base_ref": "refs/heads/main",
                "base_sha": repository.main,
            },
            "repository": pull_request("", "")["repository"],
        }
        return self.run(repository, "merge_group", payload, (branch.merge, ref, 1))


def doors(folder: Path) -> tuple[Door, ...]:
    """One for each event and kind of checkout; none where act is not installed."""
    if not ACT:
        return ()
    runner = _Runner(folder / "checkouts", Workflows(folder / "workflows"))
    shallow, whole = partial(runner.merged, depth=1), partial(runner.merged, depth=0)
    return (
        Door(name="pull request", ask=shallow, kind=KIND, merged=True),
        Door(name="with its whole history", ask=whole, kind=KIND, merged=True, costly=True),
        Door(name="at its head", ask=runner.head, kind=KIND, costly=True),
        Door(name="from a fork", ask=runner.fork, kind=KIND, merged=True, costly=True),
        Door(name="push", ask=runner.push, kind=KIND, costly=True),
        Door(name="merge queue", ask=runner.queue, kind=KIND, merged=True, costly=True),
    )
