"""The tensors of a Qwen3 model: read through safetensors alone, all checked before any is used."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import torch
from safetensors import SafetensorError, safe_open

from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.tensors import PREFIX, UNUSED, files, shapes
from dupcheck.errors import DupcheckError

_DTYPES = {"BF16", "F16", "F32"}


class Weights:
    """The tensors of a model's folder by name, as stored; each is read when it is asked for.

    A file is open only while a tensor is read: what was read of it leaves memory with the tensor.
    """

    def __init__(self, folder: Path, architecture: Architecture) -> None:
        """Looks at all of the files; raises `DupcheckError` where one is not what it should be."""
        self._folder = folder
        self._places: dict[str, tuple[Path, str]] = {}
        found: dict[str, tuple[str, tuple[int, ...]]] = {}
        for file in files(folder):
            with self._opened(file) as opened:
                for key in opened.keys():  # noqa: SIM118 (no dict)
                    name, tensor = key.removeprefix(PREFIX), opened.get_slice(key)
                    self._places[name] = (file, key)
                    found[name] = (tensor.get_dtype(), tuple(tensor.get_shape()))
        self._check(found, dict(shapes(architecture)))

    def __getitem__(self, name: str) -> torch.Tensor:
        file, key = self._places[name]
        with self._opened(file) as opened:
            tensor: torch.Tensor = opened.get_tensor(key)
        return tensor

    @contextmanager
    def _opened(self, file: Path) -> Iterator[Any]:
        try:
            with safe_open(file, framework="pt", device="cpu") as opened:
                yield opened
        except (SafetensorError, OSError) as error:
            raise _damaged(self._folder, f"cannot be read ({error})") from error

    def _check(
        self,
        found: dict[str, tuple[str, tuple[int, ...]]],
        expected: dict[str, tuple[int, ...]],
    ) -> None:
        names = set(found) - UNUSED
        if missing := sorted(set(expected) - names):
            raise _damaged(self._folder, f"lack {missing[0]} and {len(missing) - 1} other tensors")
        if more := sorted(names - set(expected)):
            raise _damaged(self._folder, f"hold {more[0]!r:.60}, which is no part of Qwen3")
        for name, wanted in expected.items():
            dtype, shape = found[name]
            if shape != wanted or dtype not in _DTYPES:
                raise _damaged(self._folder, f"have {name} as {dtype} {shape}, not as {wanted}")


def _damaged(folder: Path, why: str) -> DupcheckError:
    return DupcheckError(
        f"the weights in {folder} {why}",
        "Fetch the model again: dupcheck models pull NAME; "
        "a folder of your own needs the safetensors files as published.",
    )
