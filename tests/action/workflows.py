"""Real workflows on this machine: act runs them, git serves the repository, stubs stand for others.

The action is used as users do, by `uses: acme/dupcheck/action@v1`, out of a repository of its own.
That repository has this one's action, and for a package one that leads to what is tested here, so
that the index of packages is not asked. Actions of others are replaced by small ones.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
ACTION = ROOT / "action"
ACT = shutil.which("act", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")

REPORT = "report.json"
CHECKOUT = {"uses": "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1"}
"""act takes the checkout over as it is, however shallow."""

USED = re.compile(r"uses: ([\w.-]+/[\w.-]+)((?:/[\w.-]+)*)@([0-9a-f]{40})")

_BACKEND = """
import base64, hashlib, zipfile
from pathlib import Path

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = "dupcheck-0.0.0-py3-none-any.whl"
    info = "dupcheck-0.0.0.dist-info"
    extras = "".join(f"Provides-Extra: {one}\\n" for one in ("langs", "qwen-cpu", "qwen"))
    files = {
        "dupcheck-tested.pth": Path("path.txt").read_text(),
        f"{info}/METADATA": f"Metadata-Version: 2.1\\nName: dupcheck\\nVersion: 0.0.0\\n{extras}",
        f"{info}/WHEEL": "Wheel-Version: 1.0\\nGenerator: test\\nRoot-Is-Purelib: true\\n"
                         "Tag: py3-none-any\\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{one},,\\n" for one in [*files, f"{info}/RECORD"])
    with zipfile.ZipFile(Path(wheel_directory) / name, "w") as wheel:
        for path, text in files.items():
            wheel.writestr(path, text)
    return name
"""
_PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "dupcheck"
version = "0.0.0"
"""

_SETUP_PYTHON = """
name: stub
outputs:
  python-path: {value: "${{ steps.path.outputs.path }}"}
runs:
  using: composite
  steps:
    - {id: path, shell: bash, run: 'echo "path=PYTHON" >> "$GITHUB_OUTPUT"'}
"""
_RESTORE = """
name: stub
inputs:
  path: {required: true}
  key: {required: true}
  restore-keys: {default: ""}
outputs:
  cache-hit: {value: "${{ steps.find.outputs.hit }}"}
runs:
  using: composite
  steps:
    - id: find
      shell: bash
      env:
        KEY: "${{ inputs.key }}"
        PREFIX: "${{ inputs.restore-keys }}"
      run: |
        cd 'STORE'
        echo "restore $KEY" >> asked
        found=$(ls -1 | grep -x -F "$KEY.tar" || true)
        if [ -z "$found" ] && [ -n "$PREFIX" ]; then
          found=$(ls -1t | grep "^$PREFIX" | head -1 || true)
        fi
        if [ -n "$found" ]; then tar -xPf "$found"; fi
        if [ "$found" = "$KEY.tar" ]; then echo "hit=true" >> "$GITHUB_OUTPUT"; fi
"""
_SAVE = """
name: stub
inputs:
  path: {required: true}
  key: {required: true}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        KEY: "${{ inputs.key }}"
        PATHS: "${{ inputs.path }}"
      run: |
        cd 'STORE'
        echo "save $KEY" >> asked
        tar -cPf "$KEY.tar" $PATHS
"""
_UPLOAD = """
name: stub
inputs:
  sarif_file: {required: true}
  category: {default: ""}
  token: {default: ""}
runs:
  using: composite
  steps:
    - shell: bash
      env:
        SARIF: "${{ inputs.sarif_file }}"
      run: |
        if [ -e 'STORE/refuse' ]; then echo refused; exit 1; fi
        cp "$SARIF" 'STORE/uploaded.sarif'
"""


@dataclass
class Ran:
    """What a run did: `commands` that the runner obeyed, `outputs` of the action."""

    code: int
    log: str
    store: Path
    workspace: str
    commands: list[dict[str, Any]] = field(default_factory=list)
    summary: str = ""
    outputs: dict[str, str] = field(default_factory=dict)
    report: dict[str, Any] | None = None
    asked: list[str] = field(default_factory=list)

    def annotations(self, level: str) -> list[dict[str, Any]]:
        """Those of a level, as they were parsed."""
        return [one for one in self.commands if one["command"] == level]

    def said(self, level: str) -> str:
        """The words of annotations."""
        return "\n".join(one["arg"] for one in self.annotations(level))


class Workflows:
    """A place to run workflows in, with all that others would provide."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = folder / "store"
        self.home = folder / "home"
        for one in (self.store, self.home, folder / "temp"):
            one.mkdir(parents=True)
        self._replaced = dict(self._stubs())

    def _stubs(self) -> Iterator[tuple[str, Path]]:
        yield "acme/dupcheck@v1", self._action()
        made = {
            "actions/setup-python": {"action.yml": _SETUP_PYTHON},
            "actions/cache": {"restore/action.yml": _RESTORE, "save/action.yml": _SAVE},
            "github/codeql-action": {"upload-sarif/action.yml": _UPLOAD},
        }
        text = (ACTION / "action.yml").read_text("utf-8")
        for repository, commit in {(one[0], one[2]) for one in USED.findall(text)}:
            place = self.folder / "stubs" / repository
            for name, content in made[repository].items():
                file = place / name
                file.parent.mkdir(parents=True, exist_ok=True)
                python = content.replace("PYTHON", sys.executable)
                file.write_text(python.replace("STORE", str(self.store)))
            _committed(place)
            yield f"{repository}@{commit}", place

    def _action(self) -> Path:
        place = self.folder / "dupcheck"
        shutil.copytree(ACTION, place / "action", ignore=shutil.ignore_patterns("__pycache__"))
        for lock in (place / "action").glob("requirements-*.txt"):
            lock.write_text("")
        (place / "pyproject.toml").write_text(_PROJECT)
        (place / "backend.py").write_text(_BACKEND)
        roots = {str(ROOT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        (place / "path.txt").write_text("\n".join(sorted(roots)) + "\n")
        _committed(place)
        return place

    def run(
        self,
        checkout: Path,
        event: str,
        payload: Mapping[str, Any],
        inputs: Mapping[str, str],
        variables: Mapping[str, str],
        host: str = "github.com",
    ) -> Ran:
        """Runs the action in a checkout, for the GitHub of a host."""
        out = self.folder / "outputs.json"
        for one in (out, self.folder / REPORT):
            one.unlink(missing_ok=True)
        (self.store / "asked").write_text("")
        shutil.rmtree(self.home / ".cache", ignore_errors=True)  # every runner is a new machine
        workflow = self.folder / "workflow.yml"
        workflow.write_text(json.dumps(_workflow(event, inputs, variables, out)))
        told = self.folder / "event.json"
        told.write_text(json.dumps(payload))
        replaced = [f"--local-repository={name}={path}" for name, path in self._replaced.items()]
        done = subprocess.run(
            [str(ACT), event, "--json", "--pull=false", "--no-cache-server",
             "--platform=ubuntu-latest=-self-hosted", f"--workflows={workflow}",
             f"--eventpath={told}", f"--action-cache-path={self.folder / 'actions'}",
             "--concurrent-jobs=1", f"--github-instance={host}", *replaced],
            cwd=checkout, capture_output=True, encoding="utf-8", check=False,
            env={
                **{name: value for name, value in os.environ.items() if "DUPCHECK" not in name},
                "HOME": str(self.home), "XDG_CACHE_HOME": str(self.home / "cache"),
                "PIP_NO_INDEX": "1",
            },
        )  # fmt: skip
        return self._ran(done, out)

    def _ran(self, done: subprocess.CompletedProcess[str], out: Path) -> Ran:
        lines = [line for line in done.stdout.split("\n") if line.startswith("{")]
        found = [json.loads(line) for line in lines]
        actions = str(self.folder / "actions")
        ran = Ran(done.returncode, done.stdout + done.stderr, self.store, actions)
        ran.commands = [
            {**one, "kvPairs": one.get("kvPairs") or {}, "arg": one.get("arg") or ""}
            for one in found
            if one.get("command")
        ]
        ran.summary = "".join(one["content"] for one in ran.commands if one["command"] == "summary")
        ran.asked = (self.store / "asked").read_text().splitlines()
        if out.exists():
            ran.outputs = json.loads(out.read_text("utf-8"))
        if (self.folder / REPORT).exists():
            ran.report = json.loads((self.folder / REPORT).read_bytes())
        return ran


def _workflow(
    event: str, inputs: Mapping[str, str], variables: Mapping[str, str], out: Path
) -> dict[str, Any]:
    """As JSON, which is YAML, so that no input can be misread on its way to the action."""
    use = {
        "id": "dupcheck",
        "uses": "acme/dupcheck/action@v1",
        "with": dict(inputs),
        "env": dict(variables),
    }
    keep = {
        "if": "always()",
        "shell": "bash",
        "env": {
            "OUTPUTS": "${{ toJSON(steps.dupcheck.outputs) }}",
            "REPORT": "${{ steps.dupcheck.outputs.report-json }}",
        },
        # act removes what a job that succeeds has written.
        "run": f"printf %s \"$OUTPUTS\" > '{out}'; cp \"$REPORT\" '{out.parent / REPORT}' || true",
    }
    return {
        "name": "test",
        "on": event,
        "permissions": {"contents": "read"},
        "jobs": {"check": {"runs-on": "ubuntu-latest", "steps": [CHECKOUT, use, keep]}},
    }


def _committed(folder: Path) -> None:
    for arguments in (
        ("init", "--quiet", "--initial-branch=main"),
        ("add", "--all"),
        ("commit", "--quiet", "--message=stub"),
    ):
        subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)
