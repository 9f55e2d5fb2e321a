"""One vector of a text from the states of its tokens, as the folder of a model declares it."""

from collections.abc import Sequence

import torch
from safetensors import SafetensorError
from safetensors.torch import load_file
from torch import Tensor

from dupcheck.embed.declared import Dense
from dupcheck.errors import DupcheckError


def pooled(states: Tensor, mask: Tensor, modes: Sequence[str]) -> Tensor:
    """Shape (n, hidden * modes) in float32, from states (n, tokens, hidden) and a mask of tokens.

    The tokens that count stand behind one another, not always from the first place on; each row
    has one at least.
    """
    states = states.float()
    return torch.cat([_pooled(states, mask.bool(), mode) for mode in modes], dim=1)


def _pooled(states: Tensor, mask: Tensor, mode: str) -> Tensor:
    if mode in ("cls", "lasttoken"):
        places = mask.int() if mode == "cls" else mask.int().cumsum(1) * mask
        return states[torch.arange(len(states), device=states.device), places.argmax(1)]
    if mode == "max":
        return states.masked_fill(~mask[:, :, None], -torch.inf).amax(1)
    weights = mask.float()
    if mode == "weightedmean":
        weights = weights * torch.arange(1, mask.shape[1] + 1, device=mask.device)
    total = (states.masked_fill(~mask[:, :, None], 0) * weights[:, :, None]).sum(1)
    count = weights.sum(1, keepdim=True)
    return total / (count.sqrt() if mode == "mean_sqrt_len_tokens" else count)


class Layers:
    """The dense layers behind the pooling, in float32."""

    def __init__(self, declared: Sequence[Dense], inputs: int, device: str) -> None:
        self._layers = torch.nn.Sequential()
        self.outputs = inputs
        for dense in declared:
            if dense.inputs != self.outputs:
                raise _unusable(dense, f"reads {dense.inputs} numbers and gets {self.outputs}")
            self._layers.extend([_layer(dense), getattr(torch.nn, dense.activation)()])
            self.outputs = dense.outputs
        self._layers.to(device).eval()

    def __call__(self, vectors: Tensor) -> Tensor:
        """Shape (n, outputs)."""
        found: Tensor = self._layers(vectors)
        return found


def _layer(dense: Dense) -> torch.nn.Linear:
    try:
        tensors = load_file(dense.file)
    except (OSError, SafetensorError) as error:
        raise _unusable(dense, f"cannot be read ({error})") from error
    try:
        layer = torch.nn.Linear(dense.inputs, dense.outputs, dense.bias, device="meta")
        state = {name.removeprefix("linear."): tensor.float() for name, tensor in tensors.items()}
        layer.load_state_dict(state, assign=True)
    except RuntimeError as error:
        raise _unusable(dense, "is not as its config.json says") from error
    return layer


def _unusable(dense: Dense, why: str) -> DupcheckError:
    return DupcheckError(f"the dense layer {dense.file} {why}", "Get the model again.")
