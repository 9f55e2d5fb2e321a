import threading
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import torch
from qwen_models import Shape, build

from dupcheck.embed.qwen import torch_engine
from dupcheck.embed.qwen.architecture import read
from dupcheck.embed.qwen.torch_engine import TorchEngine, load
from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError

BATCH = [[row] * (row % 7 + 1) for row in range(40)]
FULL = "CUDA out of memory. Tried to allocate 2.00 GiB."


class Recording:
    """States that say which sequence they are of; full above `room` padded tokens."""

    def __init__(self, room: int = 1 << 30, error: str = FULL) -> None:
        self.room = room
        self.error = error
        self.runs: list[int] = []
        self.threads: set[int] = set()
        self.meeting: threading.Barrier | None = None

    def last_states(self, batch: Sequence[Sequence[int]]) -> torch.Tensor:
        if self.meeting:
            self.meeting.wait(30)
        tokens = max(map(len, batch)) * len(batch)
        self.threads.add(threading.get_ident())
        if tokens > self.room:
            raise (
                torch.OutOfMemoryError(self.error)
                if "CUDA" in self.error
                else RuntimeError(self.error)
            )
        self.runs.append(tokens)
        return torch.tensor([[tokens[0], len(tokens)] for tokens in batch], dtype=torch.float32)


def engine(*networks: Recording, batch: int = 60) -> TorchEngine:
    made = TorchEngine(networks, "cpu", "float32")
    made.batch = batch
    return made


EXPECTED = np.array([[row[0], len(row)] for row in BATCH], np.float32)


def test_rows_come_in_order() -> None:
    network = Recording()
    assert (engine(network).last_states(BATCH) == EXPECTED).all()
    assert max(network.runs) <= 60


@pytest.mark.parametrize("room", [59, 30, 7])
@pytest.mark.parametrize(
    "error",
    [FULL, "MPS backend out of memory (MPS allocated: 9 GB)", "DefaultCPUAllocator: can't allocate "
     "memory: you tried to allocate 4 bytes"],
)  # fmt: skip
def test_a_full_device_gets_half_as_much(room: int, error: str) -> None:
    network = Recording(room, error)
    made = engine(network)
    assert (made.last_states(BATCH) == EXPECTED).all()
    assert made.batch_tokens <= room
    first = len(network.runs)
    assert (made.last_states(BATCH) == EXPECTED).all()
    assert network.runs[first:]
    assert max(network.runs[first:]) <= room


def test_one_text_too_large_for_a_device_is_an_error() -> None:
    with pytest.raises(DupcheckError, match="a text of 7 tokens does not fit") as full:
        engine(Recording(6)).last_states(BATCH)
    assert "--window-tokens" in full.value.hint


def test_other_errors_are_not_taken_for_it() -> None:
    with pytest.raises(RuntimeError, match="no kernel image"):
        engine(Recording(3, "no kernel image is available")).last_states(BATCH)


def test_several_devices_run_at_once_and_rows_stay_in_order() -> None:
    networks = [Recording() for _ in range(3)]
    meeting = threading.Barrier(3)
    for network in networks:
        network.meeting = meeting  # none goes on before all three run
    batch = [[row] * 5 for row in range(36)]
    found = engine(*networks, batch=15).last_states(batch)
    assert found[:, 0].tolist() == list(range(36))
    assert [len(network.runs) for network in networks] == [4, 4, 4]


def test_several_real_networks_agree_with_one(tmp_path: Path) -> None:
    folder = build(tmp_path, Shape(layers=2))
    options = ModelOptions(device="cpu", precision="float32")
    architecture = read(folder)
    one = load(folder, architecture, options)
    three = TorchEngine([load(folder, architecture, options)._networks[0] for _ in range(3)], "cpu",
                        "float32")  # fmt: skip
    three.batch = 20
    assert three.device == "3 x cpu"
    assert three.last_states(BATCH) == pytest.approx(one.last_states(BATCH), abs=1e-4)


def test_one_device_of_several_may_be_smaller() -> None:
    networks = [Recording(), Recording(room=10), Recording()]
    assert (engine(*networks, batch=30).last_states(BATCH) == EXPECTED).all()


@pytest.mark.parametrize("precision", ["float32", "bfloat16", "int8", "int4"])
def test_every_precision_runs_on_a_cpu(tmp_path: Path, precision: str) -> None:
    folder = build(tmp_path, Shape(layers=2))
    made = load(folder, read(folder), ModelOptions(device="cpu", precision=precision))
    states = made.last_states(BATCH)
    assert states.shape == (40, 64)
    assert states.dtype == np.float32
    assert np.isfinite(states).all()
    assert (made.precision, made.device, made.exhaustive) == (precision, "cpu", False)
    assert any("dupcheck calibrate" in notice for notice in made.notices) == (precision == "int4")


def test_a_model_too_large_for_a_device_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise torch.OutOfMemoryError(FULL)

    monkeypatch.setattr(torch_engine, "Network", full)
    folder = build(tmp_path, Shape(layers=1))
    with pytest.raises(DupcheckError, match="the model does not fit") as error:
        load(folder, read(folder), ModelOptions(device="cpu"))
    assert "--precision int8" in error.value.hint


class Machine:
    """What torch says of a machine with other devices than this one's."""

    def __init__(self, patch: pytest.MonkeyPatch, *, cuda: int = 0, mps: bool = False) -> None:
        self.networks: list[torch.device] = []
        patch.setattr(torch.cuda, "is_available", lambda: cuda > 0)
        patch.setattr(torch.cuda, "device_count", lambda: cuda)
        patch.setattr(torch.backends.mps, "is_available", lambda: mps)
        patch.setattr(torch.backends.mps, "is_macos_or_newer", lambda *_: True)
        patch.setattr(torch.cuda, "is_bf16_supported", lambda **_: True)
        patch.setattr(torch_engine, "Weights", lambda *_: None)
        patch.setattr(torch_engine, "Network", self.network)

    def network(self, _weights: None, _architecture: None, device: torch.device, precision: str):
        self.networks.append(device)
        return SimpleNamespace(precision=precision)


def loaded(**options: object) -> TorchEngine:
    return load(Path(), None, ModelOptions(**options))


def test_every_gpu_gets_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, cuda=3)
    made = loaded()
    assert machine.networks == [torch.device("cuda", index) for index in range(3)]
    assert (made.device, made.precision, made.exhaustive) == ("3 x cuda", "bfloat16", True)
    assert made.batch_tokens > 3 * made.batch


def test_an_apple_gpu_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, mps=True)
    assert loaded().device == "mps"
    assert loaded(device="mps", precision="float32").exhaustive
    assert machine.networks == [torch.device("mps")] * 2


def test_a_gpu_without_bfloat16_runs_in_float32_and_says_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    Machine(monkeypatch, cuda=1)
    monkeypatch.setattr(torch.cuda, "is_bf16_supported", lambda **_: False)
    made = loaded()
    assert made.precision == "float32"
    assert "no bfloat16" in made.notices[0]


def test_the_cpu_is_used_where_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine(monkeypatch, cuda=2)
    assert not loaded(device="cpu").exhaustive
    assert machine.networks == [torch.device("cpu")]


@pytest.mark.parametrize("has", [True, False])
def test_numbers_on_a_cpu_are_those_it_has(monkeypatch: pytest.MonkeyPatch, has: bool) -> None:
    Machine(monkeypatch)
    monkeypatch.setattr(torch_engine, "has_bfloat16", lambda _kind: has)
    made = loaded()
    assert made.precision == ("bfloat16" if has else "float32")
    assert made.notices == ()
