import pytest
import torch

from dupcheck.embed.table import ModelOptions
from dupcheck.embed.torch_device import device_kind, gpu, has_bfloat16, out_of_memory, too_small
from dupcheck.errors import UsageError


def machine(patch: pytest.MonkeyPatch, *, cuda: bool = False, mps: bool = False) -> None:
    """Lets torch see other devices than this machine's."""
    patch.setattr(torch.cuda, "is_available", lambda: cuda)
    patch.setattr(torch.backends.mps, "is_available", lambda: mps)


@pytest.mark.parametrize(
    ("cuda", "mps", "wish", "kind"),
    [
        (True, False, "auto", "cuda"),
        (False, True, "auto", "mps"),
        (False, False, "auto", "cpu"),
        (True, False, "cpu", "cpu"),
        (True, False, "cuda", "cuda"),
        (False, True, "mps", "mps"),
    ],
)
def test_the_device_is_the_one_wished_for_or_the_best(
    monkeypatch: pytest.MonkeyPatch, cuda: bool, mps: bool, wish: str, kind: str
) -> None:
    machine(monkeypatch, cuda=cuda, mps=mps)
    assert device_kind(ModelOptions(device=wish)) == kind
    assert gpu() == ("cuda" if cuda else "mps" if mps else "")


@pytest.mark.parametrize(("cuda", "wish"), [(False, "cuda"), (False, "mps"), (True, "mps")])
def test_a_gpu_that_is_not_there_is_an_error(
    monkeypatch: pytest.MonkeyPatch, cuda: bool, wish: str
) -> None:
    machine(monkeypatch, cuda=cuda)
    with pytest.raises(UsageError, match=f"{wish}.* was asked for, but torch") as error:
        device_kind(ModelOptions(device=wish))
    assert "--device auto" in error.value.hint


@pytest.mark.parametrize("capability", ["avx512_bf16", "amx_bf16", "bf16", ""])
def test_a_cpu_says_whether_it_has_bfloat16(
    monkeypatch: pytest.MonkeyPatch, capability: str
) -> None:
    monkeypatch.setattr(torch.cpu, "get_capabilities", lambda: {capability: True}, raising=False)
    assert has_bfloat16("cpu") == bool(capability)


def test_a_torch_that_cannot_say_is_taken_to_have_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(torch.cpu, "get_capabilities", raising=False)
    assert not has_bfloat16("cpu")


def test_emulated_bfloat16_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def supported(*, including_emulation: bool = True) -> bool:
        return including_emulation

    monkeypatch.setattr(torch.cuda, "is_bf16_supported", supported)
    assert not has_bfloat16("cuda")


@pytest.mark.parametrize(
    ("error", "full"),
    [
        (torch.OutOfMemoryError("CUDA out of memory."), True),
        (RuntimeError("MPS backend out of memory (MPS allocated: 9 GB)"), True),
        (RuntimeError("DefaultCPUAllocator: not enough memory: you tried to allocate"), True),
        (RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried"), True),
        (RuntimeError("CUDA error: no kernel image is available"), False),
    ],
)
def test_a_full_device_is_told_from_other_errors(error: RuntimeError, full: bool) -> None:
    assert out_of_memory(error) == full


def test_real_memory_runs_out_in_a_known_way() -> None:
    with pytest.raises(RuntimeError) as error:
        torch.empty(1 << 60, dtype=torch.uint8)
    assert out_of_memory(error.value)


def test_what_to_do_about_a_device_that_is_too_small() -> None:
    text, whole = too_small("cuda", 900), too_small("cuda", 0)
    assert "a text of 900 tokens" in str(text)
    assert "--window-tokens" in text.hint
    assert "the model does not fit" in str(whole)
    assert "--window-tokens" not in whole.hint
