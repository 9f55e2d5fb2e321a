"""The engines that are compared: one row each, one module for each family."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType

from dupcheck.arrays import Float32

Embed = Callable[[Sequence[Sequence[int]]], Float32]
"""Token ids of texts (end-of-text included) to rows of length 1, in their order."""

REFERENCE = "transformers-float32"
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """A row: `loader` is `module:function` below this package, (model, work, threads) -> Embed.

    Where it `prepares`, its module's function of that name is called once for each model: (model,
    work), with `work` a folder of the engine's own that persists.
    `needs` are the distributions that a user installs for it (an extra of ours in brackets),
    `limit` is the kind of number whose matrix product bounds it.
    A `naive` row shows what a habit costs: it runs once, on the first `naive` texts.
    """

    name: str
    loader: str
    description: str
    needs: tuple[str, ...]
    limit: str = "int8"
    naive: int = 0
    prepares: bool = False

    def load(self, model: Path, work: Path, threads: int) -> Embed:
        """The engine with its weights in memory; imports what it needs."""
        module, _, function = self.loader.partition(":")
        embed: Embed = getattr(_module(module), function)(model, work, threads)
        return embed

    def prepare(self, model: Path, work: Path) -> None:
        """Converts the weights into the engine's own form."""
        _module(self.loader.partition(":")[0]).prepare(model, work)

    @property
    def code(self) -> str:
        """Changes with the code that converts weights for it."""
        files = [_HERE / f"{self.loader.partition(':')[0]}.py"]
        if self.needs[0].startswith("dupcheck["):
            files += sorted((_HERE.parents[1] / "dupcheck" / "embed" / "qwen").glob("*.py"))
        found = hashlib.sha256()
        for file in files:
            found.update(file.read_bytes() if file.exists() else b"")
        return found.hexdigest()[:16]


def _module(name: str) -> ModuleType:
    return import_module(f"benchmarks.engines.{name}")


_TRANSFORMERS = ("transformers", "torch", "safetensors", "tokenizers")
_ROWS = (
    Engine(
        name=REFERENCE,
        loader="transformers_plain:float32",
        description="transformers, float32, sorted batches",
        needs=_TRANSFORMERS,
        limit="float32",
    ),
    Engine(
        name="dupcheck-int8",
        loader="own:int8",
        description="dupcheck, ONNX Runtime, int8 a token (`[qwen-cpu]`)",
        needs=("dupcheck[qwen-cpu]",),
        prepares=True,
    ),
    Engine(
        name="onnxruntime-dynamic-int8",
        loader="onnx_dynamic:load",
        description="ONNX Runtime, `quantize_dynamic`, int8 a batch",
        needs=("onnxruntime", "tokenizers"),
        prepares=True,
    ),
    Engine(
        name="openvino-int8",
        loader="openvino_int8:load",
        description="OpenVINO, int8 weights, activations quantized as they come",
        needs=("openvino", "tokenizers"),
        prepares=True,
    ),
    Engine(
        name="torch-dynamic-int8",
        loader="torch_dynamic:load",
        description="torch, `quantize_dynamic`, int8 a batch",
        needs=_TRANSFORMERS,
    ),
    Engine(
        name="llama.cpp-q8_0",
        loader="llama_cpp:load",
        description="llama.cpp, Q8_0 (blocks of 32)",
        needs=("xllamacpp",),
        prepares=True,
    ),
    Engine(
        name="transformers-bfloat16",
        loader="transformers_plain:bfloat16",
        description="transformers, bfloat16, sorted batches",
        needs=_TRANSFORMERS,
        limit="bfloat16",
    ),
    Engine(
        name="dupcheck-bfloat16",
        loader="own:bfloat16",
        description="dupcheck, torch, bfloat16 (`[qwen]`)",
        needs=("dupcheck[qwen]",),
        limit="bfloat16",
    ),
    Engine(
        name="transformers-float32-naive",
        loader="transformers_plain:float32_naive",
        description="transformers, float32, batches of 32 as they come, padded left",
        needs=_TRANSFORMERS,
        limit="float32",
        naive=32,
    ),
    Engine(
        name="transformers-bfloat16-naive",
        loader="transformers_plain:bfloat16_naive",
        description="transformers, bfloat16, batches of 32 as they come, padded left",
        needs=_TRANSFORMERS,
        limit="bfloat16",
        naive=32,
    ),
)

ENGINES: dict[str, Engine] = {row.name: row for row in _ROWS}
