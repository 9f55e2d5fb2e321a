"""The command as it is typed."""

import json

import pytest

from dupcheck.cli import main

QUICK = ["bench", "--seconds", "0"]


def test_text_ends_with_the_row(capsys) -> None:
    assert main(QUICK) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith("builtin, revision ")
    assert "functions a second" in out
    assert "  rewritten  " in out
    assert "What a scan reports" in out
    assert out.endswith(" |\n")
    assert out.splitlines()[-1].startswith("| builtin ")


def test_a_part_may_be_left_out(capsys) -> None:
    assert main([*QUICK, "--speed-only", "--format=json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["quality"] is None
    assert found["reported"] is None
    assert found["speed"]["functions"] == 16
    assert found["model"]["name"] == "builtin"
    assert found["table"].count("\n") == 3
    assert main([*QUICK, "--quality-only", "--format=json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["speed"] is None
    assert [kind["role"] for kind in found["quality"]["found"]] == [
        "renamed", "edited", "rewritten", "ported",
    ]  # fmt: skip
    assert found["reported"]["tasks"] == found["quality"]["tasks"]


def test_markdown_is_the_table_alone(capsys) -> None:
    assert main([*QUICK, "--speed-only", "--format=markdown"]) == 0
    assert [line[0] for line in capsys.readouterr().out.splitlines()] == ["|", "|", "|"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--model=builtn"], 'unknown model "builtn"'),
        (["--window-tokens=1"], "window-tokens"),
    ],
)
def test_what_is_wrong_is_said(given: list[str], said: str, capsys) -> None:
    assert main([*QUICK, *given]) == 2
    assert said in capsys.readouterr().err


def test_a_model_that_is_not_here_ends_the_run(capsys, tmp_path) -> None:
    assert main([*QUICK, f"--model=path:{tmp_path}"]) != 0
    assert "error" in capsys.readouterr().err


def test_parts_exclude_each_other() -> None:
    with pytest.raises(SystemExit) as left:
        main([*QUICK, "--speed-only", "--quality-only"])
    assert left.value.code == 2
