"""Keeps the comment on the pull request up to date; what fails here fails no job."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from dupcheck.errors import DupcheckError
from dupcheck.forge import event
from dupcheck.forge.comment import Wanted, place
from dupcheck.forge.github import PUBLIC, GitHub
from dupcheck.forge.runner import Runner
from dupcheck.report.comment import MARKER
from dupcheck.report.safe import printable

FILE = "comment.md"


def main(variables: Mapping[str, str], runner: Runner) -> int:
    """Says in a notice why it could not be done."""
    found = event.read(variables)
    body = (Path(variables["DUPCHECK_WORK"]) / FILE).read_text(encoding="utf-8")
    try:
        github = GitHub(
            variables.get("GITHUB_API_URL") or PUBLIC, variables.get("DUPCHECK_TOKEN", "")
        )
        wanted = Wanted(
            repository=found.repository,
            number=found.number,
            marker=MARKER,
            body=body,
            quiet=variables["DUPCHECK_FINDINGS"] == "0",
            head=found.head,
        )
        runner.relay(f"comment: {place(github, wanted)}\n".encode())
    except (DupcheckError, KeyError, TypeError, ValueError) as error:
        hint = error.hint if isinstance(error, DupcheckError) else ""
        said = printable(" ".join(filter(None, (f"{error}.", hint))))
        runner.say("notice", f"The comment was not made or not updated: {said}")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ, Runner(os.environ, sys.stdout.buffer)))
