"""What pre-commit and prek tell a hook: whether it runs for a commit, a push, or all files."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_NOTHING = re.compile(r"0+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    """`start` and `end` are the two states that are compared, "" where none is named.

    A push says what the remote has (`start`, "" for a new branch) and what it gets. Outside of
    pushes, `pre-commit run --from-ref A --to-ref B` names both.
    """

    start: str = ""
    end: str = ""
    pushes: bool = False

    @property
    def title(self) -> str:
        """What to call the change."""
        return f"{self.start[:12]}...{self.end[:12]}" if self.start else f"push of {self.end[:12]}"


def hook(variables: Mapping[str, str]) -> Hook | None:
    """What the variables say; None where no hook runs."""
    if not (variables.get("PRE_COMMIT") or variables.get("PRE_COMMIT_FROM_REF")):
        return None
    start = variables.get("PRE_COMMIT_FROM_REF", "")
    return Hook(
        start="" if _NOTHING.fullmatch(start) else start,
        end=variables.get("PRE_COMMIT_TO_REF", "") or ("HEAD" if start else ""),
        pushes=bool(variables.get("PRE_COMMIT_REMOTE_BRANCH")),
    )
