"""What the folder of a sentence-embedding model declares: pooling, dense layers, prompt, length.

The files are those of sentence-transformers; nobody vouches for what is in them. Whatever would
change a vector and is not understood here is refused, never computed without.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from dupcheck.embed.plain_file import digest, opened
from dupcheck.errors import DupcheckError

LARGEST_JSON = 1 << 20
"""Bytes: these files have a few hundred."""

MODES = ("cls", "max", "mean", "mean_sqrt_len_tokens", "weightedmean", "lasttoken")
"""The ways of pooling, in the order in which several are joined."""

_FLAGS = {
    "pooling_mode_cls_token": "cls",
    "pooling_mode_max_tokens": "max",
    "pooling_mode_mean_tokens": "mean",
    "pooling_mode_mean_sqrt_len_tokens": "mean_sqrt_len_tokens",
    "pooling_mode_weightedmean_tokens": "weightedmean",
    "pooling_mode_lasttoken": "lasttoken",
}
_ENDLESS = 1e9
"""Tokenizers that know no longest text say 1e30."""
_ACTIVATIONS = ("Identity", "Tanh", "ReLU", "GELU", "Sigmoid", "SiLU")
_PLACE = re.compile(r"|\d{1,2}_\w{1,40}", re.ASCII)
"""Where a module lies: in the folder itself, or in one folder of it."""
_PROMPTS = ("document", "passage", "corpus")
_WEIGHTS = ("model.safetensors", "model.safetensors.index.json")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dense:
    """A linear layer behind the pooling; `file` has its weights, torch has the `activation`."""

    file: Path
    inputs: int
    outputs: int
    bias: bool
    activation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """How texts become vectors: `prompt` stands before each text, `modes` are joined in order.

    `transformer` is the folder of the network. `longest` is the longest text in tokens, special
    ones included, as far as declared. A prompt that does not count is read, but not pooled.
    """

    transformer: Path
    modes: tuple[str, ...]
    prompt_counts: bool
    dense: tuple[Dense, ...]
    prompt: str
    lower_case: bool
    longest: int | None


def read(folder: Path) -> Declaration:
    """The declaration of a folder; raises `DupcheckError` where there is none, or a foreign one."""
    transformer, pooling, *rest = _modules(folder)
    config = _object(pooling / "config.json")
    text = _object(transformer / "sentence_bert_config.json", optional=True)
    return Declaration(
        transformer=transformer,
        modes=_modes(config, pooling),
        prompt_counts=bool(config.get("include_prompt", True)),
        dense=tuple(_dense(module) for module in rest),
        prompt=_prompt(folder),
        lower_case=bool(text.get("do_lower_case", False)),
        longest=longest(transformer),
    )


def network(folder: Path) -> dict[str, object]:
    """The config.json of a network that transformers has itself, with weights as safetensors."""
    config = _object(folder / "config.json")
    for source in (config, _object(folder / "tokenizer_config.json", optional=True)):
        if source.get("auto_map") or _names_kernels(source):
            raise _unusable(
                folder,
                "needs Python code from its repository",
                "dupcheck runs no code that comes with a model: take one that transformers has.",
            )
    if not any((folder / name).is_file() for name in _WEIGHTS):
        raise _unusable(
            folder,
            "has no model.safetensors",
            "dupcheck reads no pickles (pytorch_model.bin): take a revision with safetensors.",
        )
    return config


def _names_kernels(config: object) -> bool:
    """Whether an implementation is to be fetched from a repository: transformers would do so."""
    parts = [config]
    while parts:
        part = parts.pop()
        if isinstance(part, list):
            parts += part
        elif isinstance(part, dict):
            if any("_implementation" in key and not _is_word(part[key]) for key in part):
                return True
            parts += part.values()
    return False


def _is_word(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.isidentifier())


def longest(folder: Path) -> int | None:
    """The longest text in tokens, special ones included, that a network's folder declares."""
    text = _object(folder / "sentence_bert_config.json", optional=True)
    tokenizer = _object(folder / "tokenizer_config.json", optional=True)
    said = (text.get("max_seq_length"), tokenizer.get("model_max_length"))
    sizes = [size for size in said if isinstance(size, int | float) and 1 <= size < _ENDLESS]
    return int(min(sizes)) if sizes else None


def content(folder: Path) -> str:
    """SHA-256 hex digest of all that a folder's vectors can depend on."""
    whole = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.suffix in (".json", ".safetensors", ".pt"):
            whole.update(file.relative_to(folder).as_posix().encode() + b"\0" + digest(file))
    return whole.hexdigest()


def _modules(folder: Path) -> list[Path]:
    """The folders of network, pooling and dense layers; normalising is done anyway."""
    file = folder / "modules.json"
    if not file.is_file():
        if (folder / "1_Pooling" / "config.json").is_file():
            return [folder, folder / "1_Pooling"]
        raise _unusable(
            folder,
            "does not declare how it pools (no modules.json)",
            "Save it with sentence-transformers, or take a model that is published with it.",
        )
    kinds, places = zip(*_listed(file, folder), strict=True)
    kept = [place for kind, place in zip(kinds, places, strict=True) if kind != "Normalize"]
    order = [kind for kind in kinds if kind != "Normalize"]
    if order[:2] != ["Transformer", "Pooling"] or set(order[2:]) - {"Dense"}:
        raise _unusable(folder, f"has modules that dupcheck does not know: {', '.join(kinds)}")
    return kept


def _listed(file: Path, folder: Path) -> Iterator[tuple[str, Path]]:
    """Kind and folder of each module, in their order."""
    modules = _parsed(file)
    if not isinstance(modules, list) or not modules:
        raise _unusable(file, "is no list of modules")
    for module in modules:
        match module:
            case {"type": str(kind), "path": str(path)} if _PLACE.fullmatch(path):
                yield kind.rpartition(".")[2], folder / path
            case _:
                raise _unusable(file, "is no list of modules")


def _modes(config: Mapping[str, object], place: Path) -> tuple[str, ...]:
    """One or several ways of pooling, as written before version 6 of the library and since."""
    said = config.get("pooling_mode")
    if said is None:
        unknown = {key for key in config if key.startswith("pooling_mode_")} - set(_FLAGS)
        if any(config[key] for key in unknown):
            raise _unusable(place, f"pools in a way that dupcheck does not know: {min(unknown)}")
        said = [mode for flag, mode in _FLAGS.items() if config.get(flag) is True]
    modes = tuple(said) if isinstance(said, list) else (said,)
    if not modes or not all(mode in MODES for mode in modes):
        raise _unusable(place, f"pools in a way that dupcheck does not know: {said!r:.80}")
    return modes


def _dense(folder: Path) -> Dense:
    config = _object(folder / "config.json")
    file = folder / "model.safetensors"
    if not file.is_file():
        raise _unusable(
            folder,
            "has no model.safetensors",
            "dupcheck reads no pickles (pytorch_model.bin): take a revision with safetensors.",
        )
    activation = str(config.get("activation_function", "torch.nn.modules.activation.Tanh"))
    kind = activation.rpartition(".")[2]
    match config.get("in_features"), config.get("out_features"), config.get("bias", True):
        case int(inputs), int(outputs), bool(bias) if _is_plain(config) and kind in _ACTIVATIONS:
            return Dense(file=file, inputs=inputs, outputs=outputs, bias=bias, activation=kind)
    raise _unusable(folder, "is a dense layer of a kind that dupcheck does not know")


def _is_plain(config: Mapping[str, object]) -> bool:
    """Whether a layer goes from the pooled vector to the vector, and nowhere else."""
    places = {config.get("module_input_name"), config.get("module_output_name")}
    return not config.get("use_residual") and places <= {None, "sentence_embedding"}


def _prompt(folder: Path) -> str:
    """What stands before a document; duplicates are sought among documents, without queries."""
    file = folder / "config_sentence_transformers.json"
    config = _object(file, optional=True)
    prompts = config.get("prompts") or {}
    if not isinstance(prompts, dict):
        raise _unusable(file, "has prompts that are no table")
    names = (*_PROMPTS, config.get("default_prompt_name"))
    found = next((prompts[name] for name in names if isinstance(name, str) and name in prompts), "")
    if not isinstance(found, str):
        raise _unusable(file, "has a prompt that is no text")
    return found


def _object(file: Path, *, optional: bool = False) -> dict[str, object]:
    if optional and not file.is_file():
        return {}
    values = _parsed(file)
    if not isinstance(values, dict):
        raise _unusable(file, "is no table")
    return values


def _parsed(file: Path) -> object:
    try:
        with opened(file) as stream:
            content = stream.read(LARGEST_JSON + 1)
        if len(content) > LARGEST_JSON:
            raise _unusable(file, f"has more than {LARGEST_JSON:,} bytes")
        return json.loads(content)
    except OSError as error:
        raise _unusable(file, f"cannot be read ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise _unusable(file, "is not JSON") from error


def _unusable(place: Path, why: str, hint: str = "") -> DupcheckError:
    return DupcheckError(f"the model at {place} {why}", hint)
