"""What is installed for which model, and that it goes nowhere else."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from action import install
from dupcheck.embed.table import MODELS

ROOT = Path("/where/it/is")


def extras(model: str) -> set[str]:
    """The extras that are installed for a model."""
    calls = install.steps("python", model, ROOT, "linux")
    onnx = {"qwen-cpu"} if "qwen-cpu" in install.locked(model) else set()
    return onnx | ({"qwen"} if f"{ROOT}[qwen]" in calls[-1] else set())


@pytest.mark.parametrize("model", list(MODELS))
def test_every_model_gets_what_it_needs_and_no_more(model: str) -> None:
    needed = set(MODELS[model].extras)
    assert bool(needed & extras(model)) is bool(needed)
    assert len(extras(model)) <= 1


def test_the_flagship_needs_no_torch_and_is_locked() -> None:
    packages, own = install.steps("python", "qwen3-0.6b", ROOT, "linux")
    assert packages[1:6] == ["-I", "-m", "pip", "--python", "python"]
    assert packages[-2] == "--require-hashes"
    assert packages[-1].endswith("requirements-qwen-cpu.txt")
    assert own[-3:] == ["--no-deps", "--no-build-isolation", str(ROOT)]


def test_torch_comes_without_gpus_before_what_needs_it_where_that_makes_a_difference() -> None:
    *_, torch, package = install.steps("python", "bge-m3", ROOT, "linux")
    assert torch[-3:] == ["--index-url", install.CPU_WHEELS, "torch"]
    assert package[-1] == f"{ROOT}[qwen]"
    assert len(install.steps("python", "bge-m3", ROOT, "darwin")) == 3
    assert len(install.steps("python", "bge-m3", ROOT, "win32")) == 3


@pytest.mark.parametrize("model", ["builtin", "openai:http://x#y", "no-such-model", "$(touch x)"])
def test_no_name_becomes_part_of_a_call(model: str) -> None:
    known = install.steps("python", "builtin", ROOT, "linux")
    assert install.steps("python", model, ROOT, "linux") == known


@pytest.mark.parametrize(
    ("model", "wanted"), [("builtin", ["langs"]), ("qwen3-0.6b", ["langs", "qwen-cpu"])]
)
def test_the_lock_holds_all_that_is_asked_for(model: str, wanted: list[str]) -> None:
    lock = (Path(install.__file__).parent / install.locked(model)).read_text("utf-8")
    found = dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))
    project = tomllib.loads((Path(install.__file__).parent.parent / "pyproject.toml").read_text())
    asked = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in wanted:
        asked += project["project"]["optional-dependencies"][extra]
    for requirement in map(Requirement, asked):
        assert requirement.name in found, "make the lock anew, as its first lines say"
        assert requirement.specifier.contains(found[requirement.name])
    for entry in re.split(r"\n(?=\S)", lock.partition("\n\n")[0].strip()):
        assert entry.startswith("#") or "--hash=sha256:" in entry


def test_it_needs_nothing_but_the_standard_library() -> None:
    text = Path(install.__file__).read_text("utf-8")
    imported = re.findall(r"^(?:import|from) (\w+)", text, re.MULTILINE)
    assert set(imported) <= sys.stdlib_module_names


def test_a_failed_installation_fails_the_step_and_says_so(tmp_path: Path) -> None:
    broken = tmp_path / "dupcheck" / "action"
    broken.mkdir(parents=True)
    script = broken / "install.py"
    script.write_text(Path(install.__file__).read_text("utf-8"))
    done = subprocess.run(
        [sys.executable, "-I", str(script)], capture_output=True, encoding="utf-8", check=False,
        env={"GITHUB_OUTPUT": str(tmp_path / "output"), "RUNNER_TEMP": str(tmp_path),
             "PATH": "", "PIP_NO_INDEX": "1"},
    )  # fmt: skip
    assert done.returncode != 0
    assert "::error title=dupcheck::dupcheck could not be installed" in done.stdout
    assert not (tmp_path / "output").exists()
