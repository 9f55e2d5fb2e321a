"""A file of torch is read without being run: whatever is no plain layer is refused."""

import pickle
import zipfile
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.embed import torch_file
from dupcheck.errors import DupcheckError

SHAPES = {"weight": (4, 8), "bias": (4,)}


def layer() -> torch.nn.Linear:
    return torch.nn.Linear(8, 4)


def saved(path: Path, state: object) -> Path:
    torch.save(state, path)
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None], compress: int = 0) -> Path:
    """The archive with each entry changed, None for one that is left out."""
    with zipfile.ZipFile(path) as archive:
        entries = [(name, archive.read(name)) for name in archive.namelist()]
    with zipfile.ZipFile(path, "w", compress) as archive:
        for name, content in entries:
            if (changed := change(name, content)) is not None:
                archive.writestr(name, changed)
    return path


def with_program(path: Path, program: bytes) -> Path:
    saved(path, layer().state_dict())
    return rewritten(path, lambda name, old: program if name.endswith("data.pkl") else old)


class Bomb:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return eval, ("open('burnt', 'w').close()",)


@pytest.mark.parametrize("kind", [torch.float32, torch.float16, torch.bfloat16], ids=str)
def test_a_layer_comes_back(tmp_path: Path, kind: torch.dtype) -> None:
    state = layer().to(kind).state_dict()
    found = torch_file.read(saved(tmp_path / "layer.pt", state), SHAPES)
    assert set(found) == set(SHAPES)
    for name, values in found.items():
        assert values.dtype == np.float32
        assert np.array_equal(values, state[name].float().numpy())


def test_tensors_that_share_a_storage(tmp_path: Path) -> None:
    whole = torch.arange(36, dtype=torch.float32)
    state = OrderedDict(weight=whole[:32].view(4, 8), bias=whole[32:])
    found = torch_file.read(saved(tmp_path / "layer.pt", state), SHAPES)
    assert found["bias"].tolist() == [32, 33, 34, 35]
    assert found["weight"][1, 0] == 8


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (lambda: OrderedDict(layer().state_dict(), more=torch.ones(1)), "holds"),
        (lambda: torch.nn.Linear(8, 3).state_dict(), "holds"),
        (lambda: torch.nn.Linear(8, 4).double().state_dict(), "mentions"),
        (lambda: OrderedDict(weight=torch.ones(8, 4).t(), bias=torch.ones(4)), "a call of another"),
        (lambda: OrderedDict(weight=torch.full((4, 8), torch.nan), bias=torch.ones(4)), "finite"),
        (layer, "mentions"),
        (lambda: OrderedDict(weight=Bomb()), "mentions"),
        (lambda: [torch.ones(4)], "instruction EMPTY_LIST"),
    ],
)
def test_anything_else_is_refused(tmp_path: Path, state: Callable[[], object], why: str) -> None:
    with pytest.raises(DupcheckError, match=why):
        torch_file.read(saved(tmp_path / "layer.pt", state()), SHAPES)


@pytest.mark.parametrize("protocol", [0, 2, 4, 5])
def test_a_program_is_never_run(
    tmp_path: Path, protocol: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = with_program(tmp_path / "layer.pt", pickle.dumps(Bomb(), protocol))
    with pytest.raises(DupcheckError):
        torch_file.read(path, SHAPES)
    assert not (tmp_path / "burnt").exists()


@pytest.mark.parametrize(
    "program",
    [
        b"",
        b".",
        b"(.",
        b"}t.",
        b"h\x00.",
        b"ccollections\nOrderedDict\n)R}b.",
        b"ctorch._utils\n_rebuild_tensor_v2\n)R.",
        b"}q\x00X\x01\x00\x00\x00ah\x00s.",
        b"K\x01Q.",
        b"X\xff\xff\xff\xff",
        b"\xffno pickle",
    ],
)
def test_broken_programs_are_refused(tmp_path: Path, program: bytes) -> None:
    with pytest.raises(DupcheckError, match="not the weights of one layer"):
        torch_file.read(with_program(tmp_path / "layer.pt", program), SHAPES)


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    def without_data(name: str, content: bytes) -> bytes | None:
        return None if name.endswith("data/1") else content

    path = rewritten(saved(tmp_path / "layer.pt", layer().state_dict()), without_data)
    with pytest.raises(DupcheckError, match=r"has no .*data/1"):
        torch_file.read(path, SHAPES)
    with pytest.raises(DupcheckError, match="No such file"):
        torch_file.read(tmp_path / "other.pt", SHAPES)


@pytest.mark.parametrize("place", ["data/0", "data/1"])
def test_a_storage_that_is_too_short_is_refused(tmp_path: Path, place: str) -> None:
    path = saved(tmp_path / "layer.pt", layer().state_dict())
    rewritten(path, lambda name, old: old[:-4] if name.endswith(place) else old)
    with pytest.raises(DupcheckError, match="outside of its storage"):
        torch_file.read(path, SHAPES)


def test_a_compressed_entry_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "layer.pt", layer().state_dict())
    rewritten(path, lambda _, old: old, zipfile.ZIP_DEFLATED)
    with pytest.raises(DupcheckError, match="compressed"):
        torch_file.read(path, SHAPES)


def test_big_endian_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "layer.pt", layer().state_dict())
    rewritten(path, lambda name, old: b"big" if name.endswith("byteorder") else old)
    with pytest.raises(DupcheckError, match="little-endian"):
        torch_file.read(path, SHAPES)


def test_the_format_before_archives_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "old.pt"
    torch.save(layer().state_dict(), path, _use_new_zipfile_serialization=False)
    with pytest.raises(DupcheckError, match="zip"):
        torch_file.read(path, SHAPES)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return saved(tmp_path_factory.mktemp("sound") / "layer.pt", layer().state_dict())


@given(place=st.integers(0, 400), bit=st.integers(0, 7))
def test_a_flipped_bit_of_the_program_is_refused_or_changes_nothing_but_numbers(
    sound: Path, place: int, bit: int
) -> None:
    def flipped(name: str, content: bytes) -> bytes:
        if not name.endswith("data.pkl") or place >= len(content):
            return content
        changed = bytearray(content)
        changed[place] ^= 1 << bit
        return bytes(changed)

    broken = sound.with_name("broken.pt")
    broken.write_bytes(sound.read_bytes())
    rewritten(broken, flipped)
    try:
        found = torch_file.read(broken, SHAPES)
    except DupcheckError:
        return
    assert {name: values.shape for name, values in found.items()} == SHAPES
