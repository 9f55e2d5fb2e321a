"""The model before the check: from the cache, from the hub, or not at all."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from loopback_hub import Fault, Hub, serving
from qwen_models import build
from spoken import Spoken

from action import model

NAME = "hf:acme/tiny"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("model")
    build(folder)
    found = [path for path in folder.rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def hub(files: dict[str, bytes]) -> Iterator[Hub]:
    running = Hub(dict(files))
    with serving(running):
        yield running


class Step(Spoken):
    """The step as the action calls it, in a process of its own."""

    def __init__(self, folder: Path, name: str, url: str, inputs: dict[str, str]) -> None:
        folder.mkdir(exist_ok=True)
        super().__init__(folder)
        self.home = folder.parent
        variables = {
            **{key: value for key, value in os.environ.items() if "_proxy" not in key.lower()},
            "GITHUB_OUTPUT": str(folder / "output"),
            "HF_ENDPOINT": url,
            "HF_HUB_CACHE": str(self.home / "hub"),
            "DUPCHECK_CACHE_DIR": str(self.home / "cache"),
            "DUPCHECK_MODEL": name,
            "DUPCHECK_UNAVAILABLE": "degrade",
            "DUPCHECK_VECTORS_PREFIX": "vectors",
            "DUPCHECK_HIT": "",
            "DUPCHECK_KEEP": "true",
            "CI": "true",
            **{f"DUPCHECK_{key}": value for key, value in inputs.items()},
        }
        done = subprocess.run(
            [sys.executable, "-I", str(Path(model.__file__))],
            env=variables, capture_output=True, encoding="utf-8", check=False,
        )  # fmt: skip
        self.code = done.returncode
        self.said = done.stdout + done.stderr


@pytest.fixture
def step(tmp_path: Path, hub: Hub) -> Callable[..., Step]:
    count = 0

    def run(name: str = NAME, url: str = hub.url, **inputs: str) -> Step:
        nonlocal count
        count += 1
        return Step(tmp_path / f"step{count}", name, url, inputs)

    return run


def test_what_is_missing_or_damaged_is_fetched_prepared_and_kept(
    step, hub: Hub, tmp_path: Path
) -> None:
    first = step()
    assert first.code == 0, first.said
    assert first.outputs["model"] == NAME
    assert first.outputs["degraded"] == ""
    assert first.outputs["keep"] == "true"
    assert first.outputs["vectors"].startswith("vectors-")
    assert list((tmp_path / "cache" / "models").rglob("weights.bin"))
    hub.asked.clear()
    second = step(HIT="true")
    assert second.outputs == {**first.outputs, "keep": "false"}
    assert hub.asked == []
    [weights] = (tmp_path / "hub").rglob("model.safetensors")
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    third = step(HIT="true")
    assert third.outputs == second.outputs, third.said
    assert any(path.endswith("model.safetensors") for path, _ in hub.asked)


def test_only_the_default_branch_keeps_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HF_HUB_OFFLINE", "0")  # the step sets it
    spoken = Spoken(tmp_path)
    inputs = {"MODEL": "builtin", "VECTORS_PREFIX": "", "HIT": "", "KEEP": "false"}
    variables = {f"DUPCHECK_{name}": value for name, value in inputs.items()}
    assert model.main(variables, spoken.runner) == 0
    assert spoken.outputs == {"model": "builtin", "degraded": "", "keep": "false"}


def test_a_hub_that_refuses_degrades_the_run_and_says_so(step, hub: Hub) -> None:
    hub.fail("api", *[Fault(429, {"Retry-After": "9999"})] * 9)
    found = step()
    assert found.code == 0
    assert found.outputs["model"] == "builtin"
    assert found.outputs["keep"] == "false"
    assert "cannot be had" in found.outputs["degraded"]
    assert "::warning title=dupcheck::the model" in found.said
    assert found.outputs["vectors"].startswith("vectors-")


def test_who_wants_that_model_or_none_gets_a_failure(step, hub: Hub) -> None:
    hub.fail("api", *[Fault(429, {"Retry-After": "9999"})] * 9)
    found = step(UNAVAILABLE="fail")
    assert found.code == 3
    assert found.outputs == {}
    assert "::error title=dupcheck::the model" in found.said
    assert "Nothing was checked." in found.said


def test_what_a_hub_says_is_no_command(step, hub: Hub) -> None:
    hub.fail("api", Fault(403, {"X-Error-Message": "::error::forged ##[add-mask]e"}))
    before, _, heard = step().said.partition("::stop-commands::")
    word, heard = heard[:32], heard[32:]
    after = heard.partition(f"::{word}::")[2]
    assert "forged" in heard
    assert "##[" not in before + after
    assert "\n::error" not in before + after


def test_no_network_at_all(step) -> None:
    found = step(url="http://127.0.0.1:1")
    assert found.outputs["model"] == "builtin"
    assert "cannot be had" in found.outputs["degraded"]


@pytest.mark.parametrize("name", ["builtin", "openai:http://127.0.0.1:1/v1#code"])
def test_what_has_no_weights_is_left_alone(name: str, tmp_path: Path) -> None:
    spoken = Spoken(tmp_path)
    assert model.ready(name, spoken.runner)
    assert spoken.log == ""


def test_a_folder_that_is_not_there_is_not_looked_for_on_the_hub(step, hub: Hub) -> None:
    found = step("path:/no/such/model")
    assert "/no/such/model" in found.outputs["degraded"]
    assert hub.asked == []
