"""The doors of pre-commit and prek: the hooks of this repository, as a configuration names them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.demonstration.desk import git
from benchmarks.demonstration.doors import Answer, Door, answer, stage
from benchmarks.demonstration.expected import Told
from benchmarks.demonstration.repository import Branch, Repository

_ROOT = Path(__file__).parents[2]
_PROGRAMS = Path(sys.executable).parent


@dataclass(frozen=True, slots=True)
class _Framework:
    """One that runs hooks, and where its configuration and the report lie."""

    program: str
    folder: Path

    def at_commit(self, repository: Repository, branch: Branch) -> Answer:
        """What the hook for commits says of a change that is staged."""
        stage(repository, branch)
        return self._run(repository, "dupcheck-system")

    def at_push(self, repository: Repository, branch: Branch) -> Answer:
        """What the hook for pushes says of a branch that was at `base` on the remote."""
        repository.place(branch.head)
        return self._run(
            repository, "dupcheck-push", "--hook-stage=pre-push",
            f"--from-ref={branch.base}", f"--to-ref={branch.head}",
            f"--remote-branch=refs/heads/{branch.name}",
            f"--local-branch=refs/heads/{branch.name}",
            "--remote-name=origin", f"--remote-url={repository.origin.as_uri()}",
        )  # fmt: skip

    def _run(self, repository: Repository, hook: str, *arguments: str) -> Answer:
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        config = f"--config={self._configuration(report)}"
        done = subprocess.run(
            [str(_PROGRAMS / self.program), "run", config, *arguments, hook],
            cwd=repository.work, capture_output=True, check=False,
            env={**os.environ, "PATH": f"{_PROGRAMS}{os.pathsep}{os.environ['PATH']}"},
        )  # fmt: skip
        if report.exists():
            return answer(json.loads(report.read_bytes()), done.returncode)
        if done.returncode:
            raise RuntimeError((done.stdout + done.stderr).decode("utf-8", "replace"))
        return Answer(told=Told(), code=0)  # there was nothing for the hook

    def _configuration(self, report: Path) -> Path:
        """As JSON, which is YAML; the push hook runs what is installed, to need no network."""
        more = {"language": "system", "args": [f"--output=json={report}"]}
        hooks = [{"id": name, **more} for name in ("dupcheck-system", "dupcheck-push")]
        rev = git(_ROOT, "rev-parse", "HEAD")
        used = {"repo": str(_ROOT), "rev": rev, "hooks": hooks}
        file = self.folder / "hooks.yaml"
        file.write_text(json.dumps({"repos": [used]}), "utf-8")
        return file


def doors(folder: Path) -> tuple[Door, ...]:
    """The frameworks that are installed; their files go to `folder`."""
    found = []
    for program in ("pre-commit", "prek"):
        if (_PROGRAMS / program).exists():
            framework = _Framework(program, folder / program)
            framework.folder.mkdir(parents=True)
            found.append(Door(name=program, ask=framework.at_commit, kind="hooks"))
            found.append(Door(name=f"{program}, push", ask=framework.at_push, kind="hooks"))
    return tuple(found)
