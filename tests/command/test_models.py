"""`dupcheck models`: the list, and each action as it is typed."""

import json
import os
import signal
import subprocess
import sys

import loopback_hub
import pytest
from loopback_hub import COMMIT, FILES, Fault

from dupcheck.cli import main
from dupcheck.command import models
from dupcheck.embed.table import MODELS
from dupcheck.weights import hub as weights
from dupcheck.weights import pins, transfer

SIZE = f"{sum(map(len, FILES.values())) / 1e3:.1f} kB"


@pytest.fixture
def hub(tmp_path, monkeypatch):
    with loopback_hub.in_use(tmp_path, monkeypatch) as hub:
        monkeypatch.setattr(models, "PINS", pins.PINS)
        yield hub


def lines(text: str) -> dict[str, str]:
    return {line.split()[0]: line for line in text.splitlines()}


def test_the_list_has_every_model(capsys) -> None:
    assert main(["models"]) == 0
    shown = lines(capsys.readouterr().out)
    assert {*MODELS, *pins.PINS} <= set(shown)
    assert shown["builtin"].split()[1:5] == ["0.2500", "0.2000", "yes", "-"]
    assert "1,203 MB" in shown["qwen3-0.6b"]
    assert "[qwen]" in shown["qwen3-0.6b"]
    main(["models", "list"])
    assert lines(capsys.readouterr().out) == shown


@pytest.mark.usefixtures("hub")
def test_the_list_says_what_is_here(capsys) -> None:
    main(["models"])
    assert f"no, {SIZE}" in lines(capsys.readouterr().out)["tiny"]
    main(["models", "pull", "tiny"])
    main(["models"])
    assert f"yes, {SIZE}" in lines(capsys.readouterr().out)["tiny"]
    (weights.folder("tiny") / "config.json").unlink()
    main(["models"])
    assert f"307.2 kB of {SIZE}" in lines(capsys.readouterr().out)["tiny"]


@pytest.mark.usefixtures("hub")
def test_the_list_for_programs(capsys) -> None:
    main(["models", "pull", "tiny"])
    capsys.readouterr()
    assert main(["models", "list", "--json"]) == 0
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["tiny"]["on_disk"]
    assert rows["tiny"]["revision"] == COMMIT
    assert rows["builtin"]["threshold"] == MODELS["builtin"].threshold
    assert not rows["builtin"]["download"]
    assert rows["qwen3-0.6b"]["extras"] == ["qwen-cpu", "qwen"]
    assert rows["bge-m3"]["extras"] == ["qwen"]


@pytest.mark.parametrize(
    ("gone", "flagship", "other"),
    [
        (("torch",), "[qwen-cpu] or [qwen]  ", "[qwen], not installed"),
        (("onnxruntime",), "[qwen-cpu] or [qwen]  ", "[qwen]  "),
        (("torch", "onnxruntime"), "[qwen-cpu] or [qwen], not installed", "[qwen], not installed"),
    ],
)
def test_an_extra_that_is_not_installed_is_said(gone, flagship, other, monkeypatch, capsys) -> None:
    version = models.metadata.version

    def found(name: str) -> str:
        if name in gone:
            raise models.metadata.PackageNotFoundError(name)
        return version(name)

    monkeypatch.setattr(models.metadata, "version", found)
    main(["models"])
    shown = lines(capsys.readouterr().out)
    assert flagship in shown["qwen3-0.6b"]
    assert other in shown["bge-m3"]
    assert "not installed" not in shown["builtin"]


def test_without_the_library_the_list_is_still_shown(monkeypatch, capsys) -> None:
    monkeypatch.setitem(sys.modules, "huggingface_hub.constants", None)
    assert main(["models"]) == 0
    assert "no, 1,203 MB" in lines(capsys.readouterr().out)["qwen3-0.6b"]
    assert main(["models", "pull", "qwen3-0.6b"]) == 2
    assert "pip install 'dupcheck[qwen]'" in capsys.readouterr().err


@pytest.mark.usefixtures("hub")
def test_a_pull_says_what_came(capsys) -> None:
    assert main(["models", "pull", "tiny"]) == 0
    out, err = capsys.readouterr()
    assert out == (
        f"tiny: 3 files, {SIZE}, all checksums right (fetched {SIZE})\n"
        f"revision {COMMIT} in {weights.folder('tiny')}\n"
    )
    assert not err
    main(["models", "pull", "tiny"])
    assert "(nothing was missing)" in capsys.readouterr().out


@pytest.mark.usefixtures("hub")
def test_a_pull_without_a_pin_says_so(capsys) -> None:
    main(["models", "pull", "loose"])
    assert "sizes and hashes are those that the hub gave just now" in capsys.readouterr().out
    main(["models", "pull", "loose"])
    assert "just now" not in capsys.readouterr().out


def test_a_revision_that_is_accepted_is_said(hub, capsys) -> None:
    hub.commit = "2" * 40
    main(["models", "pull", "tiny", "--revision", "main"])
    assert f"stands in for the pinned {COMMIT}" in capsys.readouterr().out


def test_waits_are_shown_and_what_came_before_is_counted(hub, monkeypatch, capsys) -> None:
    monkeypatch.setattr(transfer.time, "sleep", lambda _seconds: None)
    broken = [Fault(cut=100_000), *[Fault(status=503)] * 5]
    hub.elsewhere.fail("model.safetensors", *broken)
    assert main(["models", "pull", "tiny"]) == 3
    err = capsys.readouterr().err.splitlines()
    assert err[0] == "the connection broke; trying again in 1 s"
    assert err[1] == "the server answers HTTP 503; trying again in 2 s"
    assert err[-2].startswith("dupcheck: error: 127.0.0.1:")
    assert err[-1].startswith("hint: ")
    assert main(["models", "pull", "tiny"]) == 0
    assert "100.0 kB were here from an earlier try" in capsys.readouterr().out


def test_progress_is_for_who_watches(hub, monkeypatch, capsys) -> None:
    monkeypatch.setattr(transfer.time, "sleep", lambda _seconds: None)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    hub.elsewhere.fail("model.safetensors", Fault(cut=100_000))
    main(["models", "pull", "tiny"])
    err = capsys.readouterr().err
    assert "\rpulling tiny, MB: 0" in err
    assert f"\r{'the connection broke; trying again in 1 s':<60}\n" in err
    assert err.endswith("\r")


@pytest.mark.usefixtures("hub")
def test_a_removal_says_what_was_freed(capsys) -> None:
    main(["models", "pull", "tiny"])
    capsys.readouterr()
    assert main(["models", "remove", "tiny"]) == 0
    assert capsys.readouterr().out == f"tiny: {SIZE} freed\n"
    main(["models", "remove", "tiny"])
    assert capsys.readouterr().out == "tiny: nothing of it was here\n"


@pytest.mark.parametrize("action", ["pull", "verify", "remove"])
@pytest.mark.usefixtures("hub")
def test_unknown_names_are_wrong_arguments(action, capsys) -> None:
    assert main(["models", action, "hf:tiny"]) == 2
    assert "hint: " in capsys.readouterr().err


@pytest.mark.usefixtures("hub")
def test_a_verification_passes_and_fails_with_an_exit_code(monkeypatch, capsys) -> None:
    monkeypatch.setattr("dupcheck.command.verify.PINS", pins.PINS)
    main(["models", "pull", "tiny"])
    assert main(["models", "verify", "tiny"]) == 0
    assert "tiny: checksums right" in capsys.readouterr().out
    (weights.folder("tiny") / "config.json").write_text("{}")
    assert main(["models", "verify", "tiny"]) == 3
    assert "fail: config.json" in capsys.readouterr().out


PROGRAM = """
import sys
sys.path.insert(0, {tests!r})
import loopback_hub
from dupcheck.weights import pins
pins.PINS["tiny"] = loopback_hub.pin()
from dupcheck.cli import main
sys.exit(main())
"""


@pytest.fixture
def command(hub, tmp_path):
    """The command in a process of its own, told of hub and folders by the environment only."""
    program = PROGRAM.format(tests=os.path.dirname(loopback_hub.__file__))
    named = {"HF_ENDPOINT": hub.url, "HF_HOME": str(tmp_path / "home"), "HF_TOKEN": "hf_secret"}

    def start(*arguments: str, **variables: str) -> subprocess.Popen:
        return subprocess.Popen(
            [sys.executable, "-W", "error", "-c", program, "models", *arguments],
            env=os.environ | named | variables, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    return start


def test_the_environment_leads_the_way(hub, command, tmp_path) -> None:
    out, err = command("pull", "tiny").communicate()
    assert (err, str(tmp_path / "home" / "hub") in out) == ("", True)
    assert {headers["authorization"] for _path, headers in hub.asked} == {"Bearer hf_secret"}
    assert not [path for path in hub.paths() if not path.startswith("/acme/tiny/resolve/")]
    other = str(tmp_path / "elsewhere")
    offline = command("pull", "tiny", HF_HUB_CACHE=other, HF_HUB_OFFLINE="1")
    _, err = offline.communicate()
    assert "HF_HUB_OFFLINE forbids the network" in err
    assert offline.returncode == 3
    out, err = command("pull", "tiny", HF_HUB_CACHE=other).communicate()
    assert (err, other in out) == ("", True)
    out, _ = command("pull", "tiny", HF_HUB_OFFLINE="1").communicate()
    assert "nothing was missing" in out


@pytest.mark.skipif(os.name != "posix", reason="no signal stands for Ctrl-C elsewhere")
def test_an_interrupted_pull_goes_on(hub, command) -> None:
    # The rest never comes: the server waits behind the first bytes.
    hub.elsewhere.fail("model.safetensors", Fault(status=503, headers={"Retry-After": "100"}))
    run = command("pull", "tiny")
    assert "trying again in 100 s" in run.stderr.readline()
    run.send_signal(signal.SIGINT)
    _, err = run.communicate()
    assert (run.returncode, err) == (130, "dupcheck: interrupted\n")
    out, _ = command("pull", "tiny").communicate()
    assert "all checksums right" in out


@pytest.mark.skipif(os.name != "posix", reason="no users to give rights to")
def test_a_folder_without_the_right_to_write(command, tmp_path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o555)
    if os.access(locked, os.W_OK):
        pytest.skip("nothing is forbidden to this user")
    _, err = command("pull", "tiny", HF_HOME=str(locked)).communicate()
    assert f"cannot write in {locked}" in err
