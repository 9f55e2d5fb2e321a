"""What the runner hears, and what it does not."""

import io
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.forge.runner import Runner


def spoken(level: str, message: str) -> str:
    stream = io.BytesIO()
    Runner({}, stream).say(level, message)
    return stream.getvalue().decode()


@given(st.text(st.characters(codec="utf-8")))
def test_a_message_is_one_command_and_survives(message: str) -> None:
    line = spoken("notice", message)
    assert re.fullmatch(r"::notice title=dupcheck::[^\r\n]*\n", line)
    said = line.removeprefix("::notice title=dupcheck::").removesuffix("\n")
    assert said.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%") == message


@given(value=st.text(st.characters(codec="utf-8")))
def test_an_output_is_what_was_put_there(
    tmp_path_factory: pytest.TempPathFactory, value: str
) -> None:
    file = tmp_path_factory.mktemp("runner") / "out"
    Runner({"GITHUB_OUTPUT": str(file)}, io.BytesIO()).put("x", value)
    name, _, rest = file.read_bytes().decode().partition("<<")
    end, _, body = rest.partition("\n")
    assert name == "x"
    assert body == f"{value}\n{end}\n"
    assert end not in value


def test_what_is_printed_between_is_not_obeyed() -> None:
    stream = io.BytesIO()
    runner = Runner({}, stream)
    with runner.unheard():
        runner.relay(b"::error::forged")
    lines = stream.getvalue().decode().split("\n")
    word = lines[0].removeprefix("::stop-commands::")
    assert re.fullmatch(r"[0-9a-f]{32}", word)
    assert lines[1:] == ["::error::forged", f"::{word}::", ""]


def test_files_grow_and_keep_line_ends(tmp_path: Path) -> None:
    names = {"GITHUB_OUTPUT": tmp_path / "out", "GITHUB_STEP_SUMMARY": tmp_path / "summary"}
    runner = Runner({name: str(path) for name, path in names.items()}, io.BytesIO())
    runner.put("one", "1")
    runner.put("two", "2\n3")
    runner.summarize("# é\n")
    runner.summarize("more\n")
    assert (tmp_path / "summary").read_bytes() == "# é\nmore\n".encode()
    assert re.fullmatch(
        rb"one<<(\w+)\n1\n\1\ntwo<<(\w+)\n2\n3\n\2\n", (tmp_path / "out").read_bytes()
    )


def test_a_summary_that_would_show_nothing_is_left_out(tmp_path: Path) -> None:
    stream = io.BytesIO()
    file = tmp_path / "summary"
    runner = Runner({"GITHUB_STEP_SUMMARY": str(file)}, stream)
    runner.summarize("short\n")
    runner.summarize("é" * (1 << 19))
    assert file.read_text() == "short\n"
    assert b"too long" in stream.getvalue()


def test_outside_of_github_nothing_is_written() -> None:
    Runner({}, io.BytesIO()).put("x", "1")
    Runner({}, io.BytesIO()).summarize("x")
