"""Loading Qwen3-Embedding: from the hub's pinned files or a folder, on the engine that suits.

Nothing heavy is imported before it is clear that something here can run the model.
"""

import hashlib
from importlib import import_module, metadata
from importlib.util import find_spec
from pathlib import Path

from dupcheck.embed import declared
from dupcheck.embed.plain_file import digest
from dupcheck.embed.qwen import architecture as architectures
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.engine import Engine
from dupcheck.embed.table import Embedder, ModelOptions
from dupcheck.errors import UsageError

PATH = "path:"
TORCH = "torch"
ONNX = "onnxruntime"
_ENGINES = {TORCH: "torch_engine", ONNX: "onnx_engine"}


def load(name: str, options: ModelOptions) -> Embedder:
    """A pinned model, one of the hub's (`hf:owner/name`), or one in a folder (`path:/mine`)."""
    if name.startswith(PATH):
        return _load_folder(name, options)
    from dupcheck.weights import hub

    folder = hub.folder(name)
    if not _is_ours(folder):
        from dupcheck.embed import sentence

        return sentence.load_folder(folder, name, options, folder.name)
    return _load(name, folder, folder.name, options)


def runtime(name: str, options: ModelOptions) -> str:
    """What runs the model here: torch on a GPU, else ONNX Runtime where it is, else torch.

    Raises `UsageError` where nothing that is installed can do what `options` ask for.
    """
    here = {module for module in _ENGINES if find_spec(module)}
    if not here:
        raise UsageError(
            f'model "{name}" needs torch or ONNX Runtime, and neither is installed',
            "pip install 'dupcheck[qwen-cpu]' for a CPU (small), "
            "or pip install 'dupcheck[qwen]' for a GPU",
        )
    if TORCH in here and (options.device in ("cuda", "mps") or _sees_gpu(options)):
        return TORCH
    if ONNX in here and options.device in ("auto", "cpu") and options.precision in ("auto", "int8"):
        return ONNX
    if TORCH in here:
        return TORCH
    if options.precision == "float32" and options.device in ("auto", "cpu"):
        return ONNX
    wish = options.device if options.device in ("cuda", "mps") else options.precision
    raise UsageError(
        f'model "{name}" needs torch for {wish}, and torch is not installed',
        "pip install 'dupcheck[qwen]', or leave --device and --precision to dupcheck",
    )


def _load_folder(name: str, options: ModelOptions) -> Embedder:
    """Decides by config.json who reads the folder."""
    folder = Path(name.removeprefix(PATH)).expanduser()
    if not folder.is_dir():
        raise UsageError(
            f'model "{name}": {folder} is no folder',
            "Name the folder that holds config.json, tokenizer.json and the safetensors files: "
            "path:/models/mine",
        )
    if not _is_ours(folder):
        from dupcheck.embed import sentence

        return sentence.load_folder(folder, name, options)
    return _load(name, folder, _content_revision(folder), options)


def _load(name: str, folder: Path, revision: str, options: ModelOptions) -> Embedder:
    chosen = runtime(name, options)
    from dupcheck.embed import tokens
    from dupcheck.embed.qwen.embedder import QwenEmbedder

    architecture = architectures.read(folder)
    tokenizer = tokens.load(folder / "tokenizer.json")
    engine = started(chosen, folder, architecture, options)
    return QwenEmbedder(name, revision, engine, tokenizer, architecture, options)


def started(chosen: str, folder: Path, architecture: Architecture, options: ModelOptions) -> Engine:
    """The engine of a folder's network, on the runtime that was chosen."""
    module = import_module(f"dupcheck.embed.qwen.{_ENGINES[chosen]}")
    engine: Engine = module.load(folder, architecture, options)
    return engine


def _sees_gpu(options: ModelOptions) -> bool:
    """Whether torch has a GPU to run on; a torch for CPUs only is not imported to ask it."""
    if options.device != "auto" or "+cpu" in metadata.version(TORCH):
        return False
    from dupcheck.embed import torch_device

    return bool(torch_device.gpu())


def _is_ours(folder: Path) -> bool:
    """Whether the folder holds a Qwen3 whose last token stands for the text, and nothing else."""
    if architectures.config(folder).get("model_type") != "qwen3":
        return False
    if not (folder / "modules.json").exists():
        return True
    found = declared.read(folder)
    return found.modes == ("lasttoken",) and not (found.dense or found.prompt or found.lower_case)


def _content_revision(folder: Path) -> str:
    """SHA-256 over the weights and config.json: a folder of one's own changes without notice."""
    together = hashlib.sha256()
    for file in sorted([folder / "config.json", *folder.glob("*.safetensors")]):
        together.update(digest(file))
    return together.hexdigest()
