"""The shape of a Qwen3 network, read from a config.json that nobody vouches for."""

import json
from dataclasses import dataclass
from pathlib import Path

from dupcheck.embed.plain_file import opened
from dupcheck.errors import DupcheckError

LARGEST_CONFIG = 1 << 20
"""Bytes: a config.json has two thousand."""

_LIMITS = {
    "hidden_size": 16_384,
    "intermediate_size": 65_536,
    "num_hidden_layers": 256,
    "num_attention_heads": 256,
    "num_key_value_heads": 256,
    "head_dim": 1_024,
    "vocab_size": 1 << 20,
    "max_position_embeddings": 1 << 20,
}
"""The largest of each that is believed: a few times what the 8B model has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Architecture:
    """Sizes of the network; `positions` is the longest text in tokens, `theta` the base of RoPE.

    Heads are `head` numbers wide, whatever `hidden` divided by `heads` is; `heads / kv_heads`
    query heads share a key and a value.
    """

    vocabulary: int
    hidden: int
    intermediate: int
    layers: int
    heads: int
    kv_heads: int
    head: int
    positions: int
    theta: float
    epsilon: float

    @property
    def parameters(self) -> int:
        """The count of all weights, embeddings included."""
        return self.embedding_parameters + self.layers * (
            self.linear_parameters + 2 * self.hidden + 2 * self.head
        ) + self.hidden  # fmt: skip

    @property
    def embedding_parameters(self) -> int:
        """The count of the weights that are looked up, not multiplied with."""
        return self.vocabulary * self.hidden

    @property
    def linear_parameters(self) -> int:
        """The count of the weights of one layer's projections."""
        attention = 2 * self.hidden * self.head * (self.heads + self.kv_heads)
        return attention + 3 * self.hidden * self.intermediate


def read(folder: Path) -> Architecture:
    """The architecture of a model's folder; raises `DupcheckError` where we could not run it."""
    return of(config(folder), str(folder / "config.json"))


def config(folder: Path) -> dict[str, object]:
    """The folder's config.json."""
    file = folder / "config.json"
    try:
        with opened(file) as stream:
            content = stream.read(LARGEST_CONFIG + 1)
        values = json.loads(content) if len(content) <= LARGEST_CONFIG else None
    except OSError as error:
        raise _unusable(str(file), f"cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise _unusable(str(file), "is not JSON") from error
    if not isinstance(values, dict):
        raise _unusable(str(file), "does not describe a model")
    return values


def of(values: dict[str, object], place: str = "config.json") -> Architecture:
    """The architecture that a config.json describes; `place` names it in errors."""
    if values.get("model_type") != "qwen3":
        raise _unusable(place, f'is of model_type "{values.get("model_type")}", not "qwen3"')
    _refuse_variants(values, place)
    sizes = {name: _size(values, name, place) for name in _LIMITS}
    if sizes["num_attention_heads"] % sizes["num_key_value_heads"] or sizes["head_dim"] % 2:
        raise _unusable(place, "has heads that do not divide")
    return Architecture(
        vocabulary=sizes["vocab_size"],
        hidden=sizes["hidden_size"],
        intermediate=sizes["intermediate_size"],
        layers=sizes["num_hidden_layers"],
        heads=sizes["num_attention_heads"],
        kv_heads=sizes["num_key_value_heads"],
        head=sizes["head_dim"],
        positions=sizes["max_position_embeddings"],
        theta=_theta(values, place),
        epsilon=_number(values.get("rms_norm_eps", 1e-6), "rms_norm_eps", 1e-12, 1e-2, place),
    )


def _refuse_variants(values: dict[str, object], place: str) -> None:
    """What Qwen3 could have and Qwen3-Embedding has not: refused, never computed without."""
    if values.get("hidden_act", "silu") != "silu":
        raise _unusable(place, "has an activation other than silu")
    if values.get("attention_bias"):
        raise _unusable(place, "has biases in attention")
    if values.get("use_sliding_window") or "sliding_attention" in _texts(values.get("layer_types")):
        raise _unusable(place, "attends in a sliding window")
    if values.get("quantization_config") is not None:
        raise _unusable(place, "is quantized already: take the original weights")


def _theta(values: dict[str, object], place: str) -> float:
    """The base of RoPE, where transformers writes it before and since version 5."""
    theta = values.get("rope_theta")
    for key in ("rope_scaling", "rope_parameters"):
        scaling = values.get(key)
        if scaling is None:
            continue
        if not isinstance(scaling, dict):
            raise _unusable(place, f"has an unreadable {key}")
        if scaling.get("rope_type", scaling.get("type", "default")) != "default":
            raise _unusable(place, f"scales RoPE ({key}): remove it, 32768 tokens need none")
        theta = scaling.get("rope_theta", theta)
    return _number(theta, "rope_theta", 1.0, 1e12, place)


def _size(values: dict[str, object], name: str, place: str) -> int:
    value = values.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= _LIMITS[name]:
        raise _unusable(place, f"has {name} {value!r:.40}: a whole number up to {_LIMITS[name]}")
    return value


def _number(value: object, name: str, low: float, high: float, place: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not low <= value <= high:
        raise _unusable(place, f"has {name} {value!r:.40}: a number from {low:g} to {high:g}")
    return float(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _unusable(place: str, why: str) -> DupcheckError:
    return DupcheckError(
        f"the model at {place} {why}",
        "dupcheck runs Qwen3-Embedding as published: fetch it with dupcheck models pull NAME, "
        "or name a folder with its files.",
    )
