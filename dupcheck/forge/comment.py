"""One comment on a pull request that is kept up to date: found again by its marker and author."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from dupcheck.forge.github import GitHub, RefusedError

ACTIONS_BOT = "github-actions[bot]"
"""Who speaks with the token that a workflow is given."""
LONGEST = 65_536
"""Characters that GitHub takes of a comment."""

_REPOSITORY = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


class Done(StrEnum):
    """What became of a comment."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    UNNEEDED = "not needed"
    OVERTAKEN = "left to the run of a newer commit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to stand on a pull request.

    `repository` is `owner/name`. `marker` is what the body begins with, and nobody else's text.
    Where there is nothing to say (`quiet`), an old comment is brought up to date, but no new one
    is made. Nor is one where the pull request is no more at `head`, if that is given.
    """

    repository: str
    number: int
    marker: str
    body: str
    quiet: bool
    head: str = ""

    def __post_init__(self) -> None:
        if not _REPOSITORY.fullmatch(self.repository):
            raise ValueError(f"{self.repository!r} is no owner/name")
        if not self.body.startswith(self.marker):
            raise ValueError("a comment without its marker would not be found again")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    number: int
    body: str


def place(github: GitHub, wanted: Wanted) -> Done:
    """Sees to it that the comment stands there once; raises `DupcheckError` where it cannot."""
    issue = f"/repos/{wanted.repository}/issues"
    found = list(_ours(github, f"{issue}/{wanted.number}/comments", wanted.marker))
    # Two runs at once may each have made one.
    for spare in found[1:]:
        _remove(github, f"{issue}/comments/{spare.number}")
    body = fitted(wanted.body)
    if not found and wanted.quiet:
        return Done.UNNEEDED
    if found and _plain(found[0].body) == _plain(body):
        return Done.UNCHANGED
    if wanted.head and _head(github, wanted) not in ("", wanted.head):
        return Done.OVERTAKEN
    if not found:
        github.send("POST", f"{issue}/{wanted.number}/comments", {"body": body})
        return Done.CREATED
    github.send("PATCH", f"{issue}/comments/{found[0].number}", {"body": body})
    return Done.UPDATED


def _head(github: GitHub, wanted: Wanted) -> str:
    """The commit that the pull request is at now; "" for a token that may not see it."""
    try:
        found = github.get(f"/repos/{wanted.repository}/pulls/{wanted.number}")
        return str(found["head"]["sha"])
    except RefusedError as error:
        if error.status not in (403, 404):
            raise
    return ""


def _remove(github: GitHub, path: str) -> None:
    try:
        github.send("DELETE", path, None)
    except RefusedError as error:
        if error.status != 404:  # another run was faster
            raise


def fitted(body: str) -> str:
    """As much as GitHub takes, cut at the end of a line."""
    if _length(body) <= LONGEST:
        return body
    end = "\n\nThe rest does not fit into a comment: see the summary of the run.\n"
    kept = body.encode("utf-16-le")[: 2 * (LONGEST - len(end))].decode("utf-16-le", "ignore")
    return kept.rpartition("\n")[0] + end


def author(github: GitHub) -> str:
    """The name under which the token speaks."""
    try:
        return str(github.get("/user")["login"])
    except RefusedError as error:
        # Tokens of apps, the one of a workflow among them, have no user.
        if error.status not in (403, 404):
            raise
    return github.viewer() or ACTIONS_BOT


def _ours(github: GitHub, path: str, marker: str) -> Iterator[_Found]:
    """Comments with our marker that we wrote, oldest first; anybody could copy the marker."""
    marked = [one for one in github.listed(path) if _text(one).startswith(marker)]
    if not marked:
        return
    name = author(github)
    for one in marked:
        if isinstance(one["user"], dict) and one["user"]["login"] == name:
            yield _Found(number=int(one["id"]), body=_text(one))


def _text(comment: dict[str, object]) -> str:
    return str(comment.get("body") or "")


def _plain(body: str) -> str:
    """GitHub keeps neither the ends of lines nor blanks at the end as they were sent."""
    return body.replace("\r\n", "\n").strip()


def _length(text: str) -> int:
    """Characters as GitHub counts them, at most: those outside the basic plane as two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
