"""The action in real workflows: each event, what is seen, and that the job fails when it must."""

import json
import ssl
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from loopback_github import BOT, TOKEN, serving
from loopback_hub import Hub
from loopback_hub import serving as serving_hub
from story import NOWHERE, Story
from workflows import ACT, Ran, Workflows

from dupcheck.report.comment import MARKER
from dupcheck.report.safe import printable

pytestmark = pytest.mark.skipif(not ACT, reason="needs act")

Run = Callable[..., Ran]


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    return Story(tmp_path_factory.mktemp("story"))


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    workflows = Workflows(tmp_path_factory.mktemp("workflows"))

    def started(
        checkout: Path,
        event: str,
        payload: Mapping[str, Any],
        variables: Mapping[str, str] | None = None,
        host: str = "github.com",
        **inputs: str,
    ) -> Ran:
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        return workflows.run(
            checkout, event, payload, {"model": "builtin", **given}, variables or {}, host
        )

    return started


@pytest.fixture(scope="module")
def merged(story: Story) -> Path:
    return story.checkout(story.merge, "pull/7/merge")


def is_the_copy(ran: Ran, story: Story) -> bool:
    """Whether a run found what the change copied, and nothing else."""
    assert ran.code == 1, ran.log
    assert ran.outputs["exit-code"] == "1", ran.said("error")
    assert ran.outputs["findings"] == ran.outputs["new-findings"] == "1"
    [one] = ran.annotations("error")
    assert one["kvPairs"]["file"] == printable(story.copy)
    assert "shop/slots.py" in one["arg"]
    return True


def test_a_pull_request_as_it_is_checked_out_by_default(
    run: Run, story: Story, merged: Path
) -> None:
    ran = run(merged, "pull_request", story.pull_request())
    assert is_the_copy(ran, story)
    assert ran.outputs["base-sha"] == story.base
    assert ran.outputs["mode"] == "builtin"
    assert ran.outputs["truncated"] == "false"
    assert 0.35 < float(ran.outputs["max-similarity"]) <= 1
    report = json.loads(Path(ran.outputs["report-json"]).read_bytes())
    assert len(report["findings"]) == 1
    sarif = json.loads(Path(ran.outputs["sarif-file"]).read_bytes())
    assert sarif["version"] == "2.1.0"
    assert Path(ran.outputs["report-html"]).read_text("utf-8").startswith("<!")
    assert story.copy in ran.summary
    assert "shop/menus.py" not in ran.summary
    assert [line.split()[0] for line in ran.asked] == ["restore"]


def test_a_pull_request_checked_out_at_its_head(run: Run, story: Story) -> None:
    ran = run(story.checkout(story.head, "pull/7/head"), "pull_request", story.pull_request())
    assert is_the_copy(ran, story)
    assert ran.outputs["base-sha"] == story.begin


def test_a_pull_request_from_a_fork_says_what_it_cannot_do(
    run: Run, story: Story, merged: Path
) -> None:
    payload = story.pull_request(fork=True)
    ran = run(merged, "pull_request", payload, comment="true", sarif="true")
    assert is_the_copy(ran, story)
    assert "SARIF was not uploaded: this is a pull request from a fork" in ran.said("notice")
    assert "No comment was made: this is a pull request from a fork" in ran.said("notice")


def test_a_new_branch_is_pushed(run: Run, story: Story) -> None:
    ran = run(story.checkout(story.head, "origin/topic"), "push", story.push(NOWHERE, story.head))
    assert is_the_copy(ran, story)


def test_a_branch_is_pushed_by_force(run: Run, tmp_path: Path) -> None:
    own = Story(tmp_path / "own")
    before, after = own.rewritten()
    ran = run(own.checkout(after, "origin/topic"), "push", own.push(before, after))
    assert is_the_copy(ran, own)


def test_a_merge_queue(run: Run, story: Story) -> None:
    ref = "gh-readonly-queue/main/pr-7-x"
    ran = run(story.checkout(story.merge, ref), "merge_group", story.merge_group())
    assert is_the_copy(ran, story)
    assert ran.outputs["base-sha"] == story.base


def test_a_run_by_the_clock_looks_at_everything_and_keeps_what_it_learns(
    run: Run, story: Story
) -> None:
    checkout = story.checkout(story.base, "origin/main")
    ran = run(checkout, "schedule", {"schedule": "0 3 * * 1", **story.push("", "", "main")})
    assert ran.code == 1, ran.log
    assert ran.outputs["findings"] == "2"
    assert ran.outputs["base-sha"] == ""
    [asked, saved] = ran.asked
    assert asked.removeprefix("restore ") == saved.removeprefix("save ")
    ran = run(story.checkout(story.merge, "queue"), "merge_group", story.merge_group())
    assert is_the_copy(ran, story)
    [asked] = ran.asked  # nothing is kept, but what was kept is read
    assert asked.rpartition("-")[0] == f"restore {saved.removeprefix('save ')}".rpartition("-")[0]
    report = json.loads(Path(ran.outputs["report-json"]).read_bytes())
    assert report["statistics"]["reused"] > 0


def test_a_clean_change_passes(run: Run, tmp_path: Path) -> None:
    own = Story(tmp_path / "own")
    ran = run(own.checkout(own.cleaned(), "pull/7/merge"), "pull_request", own.pull_request())
    assert ran.code == 0, ran.log
    assert ran.outputs["findings"] == "0"
    assert ran.outputs["exit-code"] == "0"
    assert ran.outputs["max-similarity"] == ""
    assert not ran.annotations("error")


def test_duplicates_need_not_fail_the_job(run: Run, story: Story, merged: Path) -> None:
    ran = run(merged, "pull_request", story.pull_request(), fail_on="none")
    assert ran.code == 0, ran.log
    assert ran.outputs["findings"] == "1"
    assert ran.outputs["exit-code"] == "0"


def test_an_explicit_base_wins(run: Run, story: Story) -> None:
    checkout = story.checkout(story.merge, "full", depth=0)
    ran = run(checkout, "pull_request", story.pull_request(), base=story.merge)
    assert ran.code == 0, ran.log
    assert ran.outputs["base-sha"] == story.merge


@pytest.mark.parametrize(
    ("inputs", "code", "words"),
    [
        ({"base": "no-such-branch"}, "2", "no-such-branch"),
        ({"fail_on": "nonsense"}, "2", "nonsense"),
        ({"model": "no-such-model"}, "", "no-such-model"),
    ],
)
def test_what_goes_wrong_fails_the_job_and_is_said(
    run: Run, story: Story, merged: Path, inputs: dict[str, str], code: str, words: str
) -> None:
    ran = run(merged, "pull_request", story.pull_request(), **inputs)
    assert ran.code == 1, ran.log
    assert ran.outputs["exit-code"] == code, ran.said("error")
    assert ran.outputs["findings"] == ""
    assert words in ran.said("error")


def test_a_change_does_not_say_by_which_rules_it_is_checked(run: Run, tmp_path: Path) -> None:
    own = Story(tmp_path / "own")
    merge = own.with_file("dupcheck.toml", 'exclude = ["*"]\nmin-confidence = 1.0\n')
    ran = run(own.checkout(merge, "pull/7/merge"), "pull_request", own.pull_request())
    assert is_the_copy(ran, own)
    assert "dupcheck.toml" in ran.said("warning")
    assert "dupcheck.toml" in ran.summary


def test_no_name_and_no_input_does_anything(run: Run, tmp_path: Path) -> None:
    name = "shop/$(touch pwned)'\"`touch pwned`;\n::error::forged ##[add-mask]e.py"
    own = Story(tmp_path / "own", copy=name)
    checkout = own.checkout(own.merge, "pull/7/merge")
    ran = run(checkout, "pull_request", own.pull_request())
    assert is_the_copy(ran, own)
    assert not {one["command"] for one in ran.commands} & {"add-mask", "debug", "add-path"}
    paths = "$(touch pwned)\n`touch pwned`\n--output=text=pwned\n\";touch pwned;'\n::error::forged"
    ran = run(checkout, "pull_request", own.pull_request(), paths=paths, base='"; touch pwned; "')
    assert ran.code == 1, ran.log
    assert len(ran.annotations("error")) == 1
    assert not list(tmp_path.rglob("pwned"))
    assert not list(Path(ran.workspace).rglob("pwned"))


def test_without_a_model_the_builtin_one_goes_on_and_says_so(
    run: Run, story: Story, merged: Path
) -> None:
    nowhere = {"HF_ENDPOINT": "http://127.0.0.1:1"}
    ran = run(merged, "pull_request", story.pull_request(), nowhere, model="qwen3-0.6b")
    assert is_the_copy(ran, story)
    assert ran.outputs["mode"] == "builtin"
    assert 'the model "qwen3-0.6b" cannot be had' in ran.said("warning")
    assert ran.summary.startswith("> **Degraded**: ")
    failing = {"model": "qwen3-0.6b", "on_model_unavailable": "fail"}
    ran = run(merged, "pull_request", story.pull_request(), nowhere, **failing)
    assert ran.code == 1
    assert ran.outputs["exit-code"] == ""
    assert "Nothing was checked." in ran.said("error")


def test_a_model_is_fetched_once_and_then_read_from_the_cache(
    run: Run, story: Story, tmp_path: Path
) -> None:
    qwen_models = pytest.importorskip("qwen_models")
    qwen_models.build(tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    hub = Hub({path.relative_to(tmp_path).as_posix(): path.read_bytes() for path in files})
    asked: dict[str, Any] = {"model": "hf:acme/tiny", "on_model_unavailable": "fail"}
    asked["variables"] = {"HF_ENDPOINT": hub.url}
    clock = {"schedule": "0 3 * * 1", **story.push("", "", "main")}
    with serving_hub(hub):
        ran = run(story.checkout(story.base, "first"), "schedule", clock, **asked)
        assert ran.outputs["mode"] == "neural", ran.log
        kept = [line.rpartition("-")[0] for line in ran.asked]
        assert [line.split()[0] for line in kept] == ["restore", "save", "restore", "save"]
        assert kept[0].removeprefix("restore") == kept[1].removeprefix("save")
        assert kept[2].removeprefix("restore") == kept[3].removeprefix("save")
        hub.asked.clear()
        ran = run(story.checkout(story.base, "second"), "schedule", clock, **asked)
        assert ran.outputs["mode"] == "neural", ran.log
        assert [line.split()[0] for line in ran.asked] == ["restore", "restore"]
        assert hub.asked == []
    report = json.loads(Path(ran.outputs["report-json"]).read_bytes())
    assert report["statistics"]["embedded"] == 0
    assert report["statistics"]["reused"] > 0


def test_a_comment_is_kept_up_to_date_on_a_server_of_ones_own(
    run: Run, tmp_path: Path, certificate: tuple[ssl.SSLContext, Path]
) -> None:
    own = Story(tmp_path / "own")
    with serving(certificate[0]) as forge:
        forge.add(f"{MARKER}\nforged", "mallory")
        asked: dict[str, Any] = {"comment": "true", "token": TOKEN, "host": forge.host}
        asked["variables"] = {"SSL_CERT_FILE": str(certificate[1])}
        dirty = own.checkout(own.merge, "pull/7/merge")
        ran = run(dirty, "pull_request", own.pull_request(), **asked)
        assert is_the_copy(ran, own)
        assert "comment: created" in ran.log, (ran.log, forge.made())
        [body] = forge.bodies(BOT)
        assert own.copy in body
        clean = own.checkout(own.cleaned(), "pull/7/merge")
        ran = run(clean, "pull_request", own.pull_request(), **asked)
        assert ran.code == 0, ran.log
        [body] = forge.bodies(BOT)
        assert "no duplicates" in body
        assert own.copy not in body
        assert len(forge.bodies("mallory")) == 1
    assert TOKEN not in ran.log


def test_findings_go_to_code_scanning_or_a_notice_says_why_not(
    run: Run, story: Story, merged: Path
) -> None:
    ran = run(merged, "pull_request", story.pull_request(), sarif="true")
    assert is_the_copy(ran, story)
    uploaded = ran.store / "uploaded.sarif"
    assert uploaded.read_bytes() == Path(ran.outputs["sarif-file"]).read_bytes()
    (ran.store / "refuse").touch()
    ran = run(merged, "pull_request", story.pull_request(), sarif="true")
    assert is_the_copy(ran, story)
    assert "security-events: write" in ran.said("notice")
    (ran.store / "refuse").unlink()
