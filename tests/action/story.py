"""A shop on a forge: what its main branch and its pull request 7 hold, and checkouts of it."""

import subprocess
from pathlib import Path
from typing import Any

_TASKS = Path(__file__).parent.parent.parent / "dupcheck" / "bench" / "tasks"
NOWHERE = "0" * 40


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def code(task: str, variant: str) -> str:
    """A function that is ours, and those that resemble it."""
    return (_TASKS / task / f"{variant}.py").read_text("utf-8")


class Story:
    """`main` had an old pair of duplicates, and got another after `topic` had left it.

    The change of `topic` copies one function, and has one of its own.
    """

    def __init__(self, folder: Path, copy: str = "shop/copied.py") -> None:
        self.origin = folder / "origin.git"
        self._work = folder / "work"
        self._folder = folder
        for place, options in ((self.origin, ("--bare",)), (self._work, ())):
            place.mkdir(parents=True)
            git(place, "init", "--quiet", "--initial-branch=main", *options)
        git(self.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        self.copy = copy
        self.begin = self._committed(
            {
                "shop/slots.py": code("busy_slots", "original"),
                "shop/old.py": code("parse_duration", "original"),
                "shop/older.py": code("parse_duration", "renamed"),
                "shop/menu.py": code("merge_config", "original"),
            }
        )
        git(self._work, "checkout", "--quiet", "-b", "topic")
        self.head = self._committed(
            {copy: code("busy_slots", "renamed"), "shop/own.py": code("rolling_mean", "original")}
        )
        git(self._work, "checkout", "--quiet", "main")
        self.base = self._committed({"shop/menus.py": code("merge_config", "renamed")})
        git(self._work, "merge", "--quiet", "--no-ff", "--message=merge", "topic")
        self.merge = git(self._work, "rev-parse", "HEAD")
        git(self._work, "reset", "--quiet", "--hard", self.base)
        self._push("main", "topic", f"{self.merge}:refs/pull/7/merge")

    def _committed(self, files: dict[str, str]) -> str:
        for name, content in files.items():
            file = self._work / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.encode())
        git(self._work, "add", "--all")
        git(self._work, "commit", "--quiet", "--message=work")
        return git(self._work, "rev-parse", "HEAD")

    def _push(self, *what: str) -> None:
        git(self._work, "push", "--quiet", "--force", self.origin.as_uri(), *what)

    def rewritten(self) -> tuple[str, str]:
        """Topic's commit made anew and pushed by force: what is gone for ever, and what is."""
        git(self._work, "checkout", "--quiet", "topic")
        git(self._work, "commit", "--quiet", "--amend", "--message=again")
        made = git(self._work, "rev-parse", "HEAD")
        self._push("topic", ":refs/pull/7/merge")
        git(self.origin, "gc", "--quiet", "--prune=now")
        return self.head, made

    def cleaned(self) -> str:
        """The copy is taken out of the change again; the merge commit that then is checked."""
        git(self._work, "checkout", "--quiet", "topic")
        git(self._work, "rm", "--quiet", "--", self.copy)
        git(self._work, "commit", "--quiet", "--message=no copy")
        git(self._work, "checkout", "--quiet", "--detach", self.base)
        git(self._work, "merge", "--quiet", "--no-ff", "--message=merge", "topic")
        made = git(self._work, "rev-parse", "HEAD")
        self._push("topic", f"{made}:refs/pull/7/merge")
        return made

    def with_file(self, name: str, content: str) -> str:
        """The change has one more file; the merge commit that then is checked."""
        git(self._work, "checkout", "--quiet", "topic")
        self._committed({name: content})
        git(self._work, "checkout", "--quiet", "--detach", self.base)
        git(self._work, "merge", "--quiet", "--no-ff", "--message=merge", "topic")
        made = git(self._work, "rev-parse", "HEAD")
        self._push("topic", f"{made}:refs/pull/7/merge")
        return made

    def checkout(self, commit: str, ref: str, depth: int = 1) -> Path:
        """As actions/checkout leaves it: one commit, detached, under the name of its ref."""
        place = self._folder / f"checkout-{ref.replace('/', '-')}-{commit[:8]}-{depth}"
        place.mkdir()
        git(place, "init", "--quiet", "--initial-branch=main")
        git(place, "remote", "add", "origin", self.origin.as_uri())
        limit = [f"--depth={depth}"] if depth else []
        name = f"refs/remotes/{ref}"
        git(place, "fetch", "--quiet", "--no-tags", *limit, "origin", f"+{commit}:{name}")
        git(place, "checkout", "--quiet", "--detach", name)
        return place

    def pull_request(self, *, fork: bool = False) -> dict[str, Any]:
        """The payload of an event of pull request 7."""
        # Where main was when the pull request was opened, not where it is.
        return pull_request(self.head, self.begin, fork=fork)

    def push(self, before: str, after: str, branch: str = "topic") -> dict[str, Any]:
        """The payload of a push."""
        return {
            "ref": f"refs/heads/{branch}",
            "before": before,
            "after": after,
            "created": before == NOWHERE,
            **_REPOSITORY,
        }

    def merge_group(self) -> dict[str, Any]:
        """The payload of a merge queue."""
        return {
            "action": "checks_requested",
            "merge_group": {
                "head_sha": self.merge,
                "head_ref": "refs/heads/gh-readonly-queue/main/pr-7-x",
                "base_ref": "refs/heads/main",
                "base_sha": self.base,
            },
            **_REPOSITORY,
        }


_REPOSITORY = {
    "repository": {
        "id": 1,
        "full_name": "acme/shop",
        "name": "shop",
        "owner": {"login": "acme"},
        "default_branch": "main",
    }
}


def pull_request(head: str, base: str, *, fork: bool = False) -> dict[str, Any]:
    """The payload of an event of pull request 7."""
    return {
        "action": "synchronize",
        "number": 7,
        "pull_request": {
            "number": 7,
            "head": {"ref": "topic", "sha": head, "repo": {"id": 2 if fork else 1}},
            "base": {"ref": "main", "sha": base, "repo": {"id": 1}},
        },
        **_REPOSITORY,
    }
