"""What is installed for which model, and that it goes nowhere else."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from action import install
from dupcheck.embed.table import MODELS

ROOT = Path("/where/it/is")


@pytest.mark.parametrize("model", list(MODELS))
def test_every_model_gets_what_it_needs(model: str) -> None:
    needed = MODELS[model].extras
    assert not needed or set(needed) & set(install.extras(model))
    assert needed or "qwen" not in " ".join(install.extras(model))


def test_the_flagship_needs_no_torch() -> None:
    [call] = install.steps("python", "qwen3-0.6b", ROOT, "linux")
    assert call[-1] == f"{ROOT}[langs,qwen-cpu]"
    assert call[1:6] == ["-I", "-m", "pip", "--python", "python"]


def test_torch_comes_without_gpus_before_all_else_where_that_makes_a_difference() -> None:
    torch, package = install.steps("python", "bge-m3", ROOT, "linux")
    assert torch[-3:] == ["--index-url", install.CPU_WHEELS, "torch"]
    assert package[-1] == f"{ROOT}[langs,qwen]"
    assert len(install.steps("python", "bge-m3", ROOT, "darwin")) == 1
    assert len(install.steps("python", "bge-m3", ROOT, "win32")) == 1


@pytest.mark.parametrize("model", ["builtin", "openai:http://x#y", "no-such-model", "$(touch x)"])
def test_no_name_becomes_part_of_a_call(model: str) -> None:
    [call] = install.steps("python", model, ROOT, "linux")
    assert call[-1] == f"{ROOT}[langs]"


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
