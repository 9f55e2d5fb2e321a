"""One run of `dupcheck diff`, with everything that the later steps and the user's own need."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from dupcheck.errors import ExitCode
from dupcheck.forge import event
from dupcheck.forge.runner import Runner
from dupcheck.report.safe import printable
from dupcheck.report.table import REPORTERS

NEVER = "none"
"""What `fail-on` is told when duplicates shall not fail the job."""

FILES = {
    "github": "annotations.txt",
    "markdown": "summary.md",
    "comment": "comment.md",
    "sarif": "dupcheck.sarif",
    "json": "dupcheck.json",
    "html": "dupcheck.html",
}
"""Formats that are written, by their names in the folder of reports."""

WORTH = 0.01
"""The part that has to be new for all of it to be kept once more: each copy takes its place among
the caches of the repository, which are 10 GB in all."""

_SAID = re.compile(r"(?:dupcheck[\w ]*: error|hint): (.*)")


def command(variables: Mapping[str, str], folder: Path) -> list[str]:
    """The arguments for Python; what came from the outside stands where it can be no option."""
    written = {name: folder / file for name, file in FILES.items() if name in REPORTERS}
    fail_on, base = variables["DUPCHECK_FAIL_ON"].strip(), variables["DUPCHECK_BASE"].strip()
    options = [f"--model={variables['DUPCHECK_MODEL']}", "--format=text", "--statistics"]
    options += [f"--output={name}={path}" for name, path in written.items()]
    if base:
        # As without it, the change ends at a commit, whatever other steps left in the work tree.
        options += [f"--base={base}", "--to=HEAD"]
    if fail_on == NEVER:
        options.append("--exit-zero")
    elif fail_on:
        options.append(f"--fail-on={fail_on}")
    if event.read(variables).is_proposal:
        # What is checked may not say by which rules.
        options.append("--config-from=base")
    paths = [line.strip() for line in variables["DUPCHECK_PATHS"].splitlines() if line.strip()]
    return ["-I", "-X", "utf8", "-m", "dupcheck", "diff", *options, "--", *paths]


def environment(variables: Mapping[str, str]) -> dict[str, str]:
    """In a container the checkout belongs to another user, which git takes for a trap."""
    said, place = variables.get("GIT_CONFIG_COUNT", ""), variables.get("GITHUB_WORKSPACE")
    number = int(said) if said.isdecimal() else 0
    return {
        **variables,
        "GIT_CONFIG_COUNT": str(number + 1),
        f"GIT_CONFIG_KEY_{number}": "safe.directory",
        f"GIT_CONFIG_VALUE_{number}": Path(place or Path.cwd()).as_posix(),
    }


def run(
    arguments: Sequence[str], variables: Mapping[str, str], runner: Runner
) -> tuple[int, list[str]]:
    """Runs it, shows what it says to whoever reads the log, and gives its exit code and errors."""
    said = []
    with (
        runner.unheard(),
        # Both streams in one, or the end of what is unheard could overtake a part of it.
        subprocess.Popen(
            [sys.executable, *arguments],
            env=environment(variables),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        for line in process.stdout or ():
            runner.relay(line)
            if found := _SAID.match(line.decode("utf-8", "replace")):
                said.append(found[1])
    return process.returncode, said


def results(report: Mapping[str, Any]) -> dict[str, str]:
    """What of the report becomes an output of the action."""
    findings = report["findings"]
    new = [one for one in findings if one.get("standing", "new") == "new"]
    cosines = [copy["similarity"] for one in findings for copy in one["copies"]]
    change = report.get("change") or {}
    counts, made = report["counts"], report.get("statistics", {})
    parts = (made.get("embedded", 0), counts["functions"]), (made.get("parsed", 0), counts["files"])
    builtin = report["model"]["name"] == "builtin"
    return {
        "findings": str(len(findings)),
        "new-findings": str(len(new)),
        "max-similarity": f"{max(cosines):.4f}" if cosines else "",
        "base-sha": str(change.get("base") or ""),
        "mode": "builtin" if builtin else "neural",
        "truncated": "true" if counts["left_to_proposer"] else "false",
        "learned": "true" if any(new and new >= WORTH * all_ for new, all_ in parts) else "false",
    }


def main(variables: Mapping[str, str], runner: Runner) -> int:
    """Runs the check and reports; what it found fails the job in a step of its own, at the end."""
    folder = Path(variables["DUPCHECK_WORK"])
    code, said = run(command(variables, folder), variables, runner)
    # Of what ends a process otherwise, a shell takes the last eight bits, which may be zero.
    runner.put("exit-code", str(code if code in list(ExitCode) else int(ExitCode.FAILED)))
    if code not in (ExitCode.CLEAN, ExitCode.FINDINGS):
        reason = printable("; ".join(said)) or "see the log"
        runner.say("error", f"dupcheck failed with exit code {code}, nothing was checked: {reason}")
        runner.summarize(f"## dupcheck failed\n\n{_as_code(reason)}\n")
        return 0
    runner.relay((folder / FILES["github"]).read_bytes())
    if degraded := variables["DUPCHECK_DEGRADED"]:
        runner.summarize(f"> **Degraded**: {_as_code(degraded)}\n\n")
    runner.summarize((folder / FILES["markdown"]).read_text(encoding="utf-8"))
    for name, value in results(json.loads((folder / FILES["json"]).read_bytes())).items():
        runner.put(name, value)
    for name, file in (("sarif-file", "sarif"), ("report-json", "json"), ("report-html", "html")):
        path = folder / FILES[file]
        runner.put(name, str(path) if path.is_file() else "")
    return 0


def _as_code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"


if __name__ == "__main__":
    sys.exit(main(os.environ, Runner(os.environ, sys.stdout.buffer)))
