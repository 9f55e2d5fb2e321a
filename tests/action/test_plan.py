"""What a run may do, and where caches are kept."""

import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spoken import Spoken
from story import Story

from action import plan
from dupcheck.embed.qwen.convert import RECIPE
from dupcheck.weights.pins import PINS

INPUTS = {"MODEL": "qwen3-0.6b", "UNAVAILABLE": "degrade", "SARIF": "true", "COMMENT": "true"}


@pytest.fixture
def planned(tmp_path: Path) -> Callable[..., tuple[int, Spoken]]:
    def run(
        name: str, payload: Mapping[str, Any], ref: str = "", **inputs: str
    ) -> tuple[int, Spoken]:
        spoken = Spoken(tmp_path)
        told = tmp_path / "event.json"
        told.write_text(json.dumps(payload))
        given = {**INPUTS, "CACHE": "true", **inputs}
        variables = {
            "GITHUB_EVENT_NAME": name,
            "GITHUB_EVENT_PATH": str(told),
            "GITHUB_REPOSITORY": "acme/shop",
            "GITHUB_REF": ref,
            **{f"DUPCHECK_{key}": value for key, value in given.items()},
        }
        return plan.main(variables, spoken.runner), spoken

    return run


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story(tmp_path_factory.mktemp("story"))


def test_a_pull_request_reads_caches_and_writes_none(planned, story: Story) -> None:
    code, spoken = planned("pull_request", story.pull_request(), "refs/pull/7/merge")
    assert code == 0
    assert spoken.log == ""
    found = spoken.outputs
    assert (found["keep"], found["sarif"], found["comment"]) == ("false", "true", "true")
    assert found["model-key"]
    assert found["vectors-prefix"]


def test_the_default_branch_writes_them(planned, story: Story) -> None:
    _, spoken = planned("push", story.push("", "", "main"), "refs/heads/main")
    assert spoken.outputs["keep"] == "true"
    assert "this run belongs to no pull request" in spoken.log


def test_a_fork_gets_neither_comment_nor_upload(planned, story: Story) -> None:
    _, spoken = planned("pull_request", story.pull_request(fork=True))
    assert (spoken.outputs["sarif"], spoken.outputs["comment"]) == ("false", "false")
    assert spoken.log.count("::notice title=dupcheck::") == 2


def test_who_asked_for_neither_is_told_nothing(planned, story: Story) -> None:
    payload = story.pull_request(fork=True)
    _, spoken = planned("pull_request", payload, SARIF="false", COMMENT="False")
    assert spoken.log == ""


def test_pull_request_target_is_warned_of_and_writes_no_cache(planned, story: Story) -> None:
    payload = story.pull_request(fork=True)
    _, spoken = planned("pull_request_target", payload, "refs/heads/main")
    assert "::warning title=dupcheck::dupcheck runs under pull_request_target" in spoken.log
    assert spoken.outputs["keep"] == "false"


def test_without_a_cache_there_are_no_names_for_it(planned, story: Story) -> None:
    _, spoken = planned("push", story.push("", "", "main"), "refs/heads/main", CACHE="false")
    found = spoken.outputs
    assert (found["model-key"], found["vectors-prefix"], found["keep"]) == ("", "", "false")


@pytest.mark.parametrize(
    ("name", "value"),
    [("MODEL", "qwen3-0.6"), ("SARIF", "yes"), ("CACHE", ""), ("UNAVAILABLE", "shrug")],
)
def test_a_wrong_input_ends_the_run(planned, name: str, value: str) -> None:
    code, spoken = planned("push", {}, **{name: value})
    assert code == 2
    assert spoken.log.startswith("::error title=dupcheck::")
    assert spoken.outputs == {}


def test_a_models_cache_is_named_by_all_that_is_in_it() -> None:
    key = plan.model_key("qwen3-0.6b")
    assert PINS["qwen3-0.6b"].revision[:12] in key
    assert key.endswith(RECIPE)
    assert len({plan.model_key(name) for name in PINS}) == len(PINS)


@pytest.mark.parametrize("model", ["builtin", "path:/models/mine", "openai:http://x/v1#y"])
def test_what_is_not_downloaded_is_not_kept(model: str) -> None:
    assert plan.model_key(model) == ""


@given(st.text(), st.text())
def test_any_name_makes_a_key_that_github_takes_and_no_other_has(one: str, other: str) -> None:
    keys = [plan.model_key(f"hf:{name}") for name in (one, other)]
    for key in keys:
        assert re.fullmatch(r"[\w.-]{1,400}", key, re.ASCII)
    assert (keys[0] == keys[1]) is (one == other)
