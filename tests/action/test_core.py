"""Without the extras of a model the steps run all the same: `builtin` installs none of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from action import plan

ACTION = Path(plan.__file__).parent
_BLOCKED = """
import runpy, sys
for name in sys.argv[2].split():
    sys.modules[name] = None
runpy.run_path(sys.argv[1], run_name="__main__")
"""
EXTRAS = (
    "hnswlib huggingface_hub jsonschema onnxruntime rich ruamel safetensors tokenizers torch"
    " transformers"
)


def without_extras(script: str, variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _BLOCKED, str(ACTION / script), EXTRAS],
        env={**os.environ, **variables}, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.parametrize("model", ["builtin", "openai:http://127.0.0.1:1/v1#code"])
def test_a_model_without_weights_needs_none_of_them(tmp_path: Path, model: str) -> None:
    output, event = tmp_path / "output", tmp_path / "event.json"
    event.write_text("{}")
    given = {
        "MODEL": model, "UNAVAILABLE": "degrade", "SARIF": "false", "COMMENT": "false",
        "CACHE": "true", "VECTORS_PREFIX": "vectors", "HIT": "", "KEEP": "false",
    }  # fmt: skip
    variables = {
        "GITHUB_OUTPUT": str(output),
        "GITHUB_EVENT_NAME": "push",
        "GITHUB_EVENT_PATH": str(event),
        **{f"DUPCHECK_{name}": value for name, value in given.items()},
    }
    for script in ("plan.py", "model.py"):
        done = without_extras(script, variables)
        assert done.returncode == 0, done.stderr
        assert not done.stdout
    assert f"\n{model}\n" in output.read_text("utf-8")


def test_the_comment_needs_none_of_them(tmp_path: Path) -> None:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7}}))
    (tmp_path / "comment.md").write_text("x")
    variables = {
        "DUPCHECK_WORK": str(tmp_path),
        "DUPCHECK_FINDINGS": "0",
        "GITHUB_API_URL": "http://api.example.org",
        "GITHUB_EVENT_NAME": "pull_request",
        "GITHUB_EVENT_PATH": str(event),
    }
    done = without_extras("comment.py", variables)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::notice ")
