import os
from collections.abc import Callable
from pathlib import Path

import pytest
from qwen_models import build

from dupcheck.embed import declared, framing, tokens
from dupcheck.embed.plain_file import opened
from dupcheck.embed.qwen import architecture, model
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError

needs_pipes = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes in folders here")


def test_a_file_is_opened_also_where_a_link_leads_to_it(tmp_path: Path) -> None:
    (tmp_path / "own").write_bytes(b"content")
    (tmp_path / "link").symlink_to(tmp_path / "own")
    with opened(tmp_path / "link") as stream:
        assert stream.read() == b"content"


def test_what_is_not_there_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        opened(tmp_path / "none")


@needs_pipes
@pytest.mark.parametrize("place", ["/dev/zero", ""], ids=["device", "pipe"])
@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("tokenizer.json", lambda folder: tokens.load(folder / "tokenizer.json")),
        ("tokenizer.json", lambda folder: framing.load(folder / "tokenizer.json")),
        ("config.json", architecture.config),
        ("config.json", declared.network),
        ("config.json", lambda folder: model.load(f"path:{folder}", ModelOptions())),
        ("model.safetensors", lambda folder: model.load(f"path:{folder}", ModelOptions())),
        ("model.safetensors", declared.content),
    ],
)
def test_nobody_waits_for_the_end_of_what_has_none(
    tmp_path: Path, place: str, name: str, read: Callable[[Path], object]
) -> None:
    file = build(tmp_path) / name
    file.unlink()
    if place:
        file.symlink_to(place)
    else:
        os.mkfifo(file)
    with pytest.raises(DupcheckError, match=r"cannot be read \(not a plain file\)"):
        read(tmp_path)
