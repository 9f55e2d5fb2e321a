"""What torch has to run on here: which device, which numbers, and what to do when it is full."""

import torch

from dupcheck.embed.table import ModelOptions
from dupcheck.errors import DupcheckError, UsageError


def gpu() -> str:
    """The kind of GPU that torch can use here, or ""."""
    if torch.cuda.is_available():
        return "cuda"
    return "mps" if torch.backends.mps.is_available() else ""


def device_kind(options: ModelOptions) -> str:
    """The kind of device to run on; raises `UsageError` where the one wished for is not there."""
    if options.device == "auto":
        return gpu() or "cpu"
    if options.device in ("cpu", gpu()):
        return options.device
    wish = {"cuda": "an NVIDIA or AMD GPU (cuda)", "mps": "an Apple GPU (mps)"}[options.device]
    raise UsageError(
        f"{wish} was asked for, but torch {torch.__version__} sees none",
        "Leave the device to dupcheck (--device auto), or install the driver and the torch for "
        "your GPU: https://pytorch.org/get-started/locally",
    )


def has_bfloat16(kind: str) -> bool:
    """Whether a kind of device calculates with bfloat16 at least as fast as with float32."""
    if kind == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    if kind == "mps":
        return bool(torch.backends.mps.is_macos_or_newer(14, 0))
    known = getattr(torch.cpu, "get_capabilities", None)  # older versions cannot say
    capabilities = known() if known else {}
    return any(capabilities.get(name) for name in ("avx512_bf16", "amx_bf16", "bf16"))


def out_of_memory(error: RuntimeError) -> bool:
    """Whether a device was full: only CUDA has an error of its own for it."""
    text = str(error)
    return isinstance(error, torch.OutOfMemoryError) or (
        "out of memory" in text or "not enough memory" in text or "can't allocate memory" in text
    )


def free_memory() -> None:
    """Gives back what torch holds for later; call it where no error holds tensors any more."""
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
    if torch.backends.mps.is_available():
        torch.mps.empty_cache()


def too_small(device: str, tokens: int) -> DupcheckError:
    """The error of a device without room for one text, or, of 0 tokens, for the model."""
    what = f"a text of {tokens} tokens" if tokens else "the model"
    return DupcheckError(
        f"{what} does not fit into the memory of the device ({device})",
        "Choose smaller numbers (--precision int8 or int4)"
        + (", shorter windows (--window-tokens)" if tokens else "")
        + " or another device (--device cpu).",
    )
