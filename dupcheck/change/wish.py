"""What was asked for: which change is looked at."""

from dataclasses import dataclass

from dupcheck.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """At most one of `base`, `start`, `staged` and `patch`; none means what CI says, or git.

    `base` stands for the merge base with it; `start` for itself. `end` is the state after the
    change, "" the work tree. `patch` is a unified diff that was applied to the work tree. `fetch`
    says whether missing history may be fetched: None means in CI only.
    """

    base: str = ""
    start: str = ""
    end: str = ""
    staged: bool = False
    patch: bytes | None = None
    fetch: bool | None = None

    def __post_init__(self) -> None:
        asked = {
            "--base": bool(self.base),
            "--from": bool(self.start),
            "--staged": self.staged,
            "--stdin": self.patch is not None,
        }
        given = [option for option, used in asked.items() if used]
        if len(given) > 1:
            raise UsageError(f"{given[0]} and {given[1]} ask for two different changes")
        if self.end and not (self.base or self.start):
            raise UsageError(
                "--to says where a change ends", "Say where it begins: --from or --base"
            )
