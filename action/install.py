"""Installs the dupcheck that this action belongs to, in an environment of its own.

Nothing but the standard library is there yet.
"""

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

CPU_WHEELS = "https://download.pytorch.org/whl/cpu"
"""Elsewhere torch for Linux comes with 3 GB for GPUs; an extra cannot say where to look."""
_UNNEEDED = shutil.ignore_patterns(
    ".*", "tests", "benchmarks", "training", "build", "*.egg-info", "__pycache__"
)
_FOR_ONNX = ("qwen3-",)
_FOR_TORCH = ("bge-", "hf:", "path:")


def locked(model: str) -> str:
    """The list of packages that a model needs: ONNX Runtime is enough for the flagship's family."""
    return f"requirements-{'qwen-cpu' if model.startswith(_FOR_ONNX) else 'core'}.txt"


def steps(python: str, model: str, root: Path, system: str) -> list[list[str]]:
    """The calls of pip, one after another; only torch and what it brings are not locked."""
    pip = [sys.executable, "-I", "-m", "pip", "--python", python]
    install = [*pip, "--disable-pip-version-check", "--no-input", "install", "--quiet"]
    wheels = [*install, "--only-binary=:all:"]
    calls = [
        [*wheels, "--require-hashes", f"--requirement={root / 'action' / locked(model)}"],
        [*install, "--no-deps", "--no-build-isolation", str(root)],
    ]
    if model.startswith(_FOR_TORCH):
        if system == "linux":
            calls.append([*wheels, "--index-url", CPU_WHEELS, "torch"])
        calls.append([*install, "--no-build-isolation", f"{root}[qwen]"])
    return calls


def interpreter(environment: Path) -> Path:
    """The Python of a virtual environment."""
    windows = environment / "Scripts" / "python.exe"
    return windows if windows.exists() else environment / "bin" / "python"


def main(variables: Mapping[str, str]) -> int:
    """Makes the environment; its Python and a folder for reports become outputs of the step."""
    work = Path(tempfile.mkdtemp(prefix="dupcheck-", dir=variables.get("RUNNER_TEMP") or None))
    environment = work / "environment"
    subprocess.run(
        [sys.executable, "-I", "-m", "venv", "--without-pip", str(environment)], check=True
    )
    python = str(interpreter(environment))
    # Building writes beside the source, and what an older build left there would be packed.
    root = work / "source"
    shutil.copytree(Path(__file__).resolve().parent.parent, root, ignore=_UNNEEDED)
    for call in steps(python, variables.get("DUPCHECK_MODEL", ""), root, sys.platform):
        subprocess.run(call, check=True)
    shutil.rmtree(root, ignore_errors=True)
    end = secrets.token_hex(16)
    with Path(variables["GITHUB_OUTPUT"]).open("a", encoding="utf-8", newline="\n") as file:
        for name, value in (("python", python), ("work", str(work))):
            file.write(f"{name}<<{end}\n{value}\n{end}\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(os.environ))
    except subprocess.CalledProcessError as error:
        sys.stdout.write("::error title=dupcheck::dupcheck could not be installed: see the log\n")
        sys.exit(error.returncode)
