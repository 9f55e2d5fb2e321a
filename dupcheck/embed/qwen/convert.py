"""Making int8 weights from a model's files, once: a layer at a time, each measured on our texts."""

import hashlib
import json
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import platformdirs

from dupcheck.config import environment
from dupcheck.embed import tokens as tokenizers
from dupcheck.embed.qwen import conversion, quantize
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.conversion import Manifest, Writer
from dupcheck.embed.qwen.reference import Pass, Seen
from dupcheck.embed.qwen.tensors import Tensors
from dupcheck.progress import Progress, silent
from dupcheck.weights import hub, pins

RECIPE = "int8-2"
"""Changes with anything that changes the weights that are made."""

LONGEST_TEXT = 320
"""Tokens: all of our texts are shorter for Qwen3's tokenizer."""
_WHAT = "preparing the model for this machine, once"
_ROWS = 224
"""Tokens that factors are chosen on; rounding takes them all."""


def place(folder: Path) -> Path:
    """Where what is made of a model's folder belongs."""
    if folder.parent.name == "snapshots":
        repository = folder.parent.parent.name.removeprefix("models--").replace("--", "/")
        known = (pin.name for pin in pins.PINS.values() if pin.repository == repository)
        return hub.conversions_folder(next(known, pins.SCHEME + repository)) / RECIPE
    where = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogatepass")).hexdigest()
    return _cache() / "models" / f"{folder.resolve().name}-{where[:12]}" / RECIPE


def _cache() -> Path:
    return environment().cache_dir or platformdirs.user_cache_path("dupcheck", appauthor=False)


def texts(folder: Path, purpose: str) -> list[list[int]]:
    """Functions of ours as tokens: to "calibrate" with or to "judge" by."""
    content = resources.files(__package__).joinpath("functions.json").read_text("utf-8")
    found = tokenizers.load(folder / "tokenizer.json").encode(json.loads(content)[purpose])
    return [[*ids[: LONGEST_TEXT - 1], ids[-1]] for ids in found]


def make(
    folder: Path, architecture: Architecture, place: Path, progress: Progress = silent
) -> Manifest:
    """Converts a model, into its place or the one that another process was first with."""
    progress(f"{_WHAT}: layer", 0, architecture.layers)
    source = conversion.digest(folder)
    seen = conversion.stamps(folder)
    with conversion.fresh(place) as work:
        writer = Writer(work)
        try:
            errors = dict(_written(writer, folder, architecture, progress))
            made = writer.close()
        finally:
            writer.abandon()
        manifest = Manifest(
            recipe=RECIPE,
            source=source,
            source_stamps=seen,
            digest=made,
            stamp=conversion.stamp(work / conversion.WEIGHTS),
            constants=tuple(writer.constants),
            errors=errors,
        )
        conversion.write(work, manifest)
    return conversion.read(place, RECIPE, folder) or manifest


def _written(
    writer: Writer, folder: Path, architecture: Architecture, progress: Progress
) -> Iterator[tuple[str, quantize.Errors]]:
    """Puts all weights into the file; the errors of each group of projections."""
    tensors = Tensors(folder, architecture)
    calibration, judged = texts(folder, "calibrate"), texts(folder, "judge")
    tokens = sum(map(len, calibration))
    rows = quantize.sample(map(len, calibration), _ROWS)
    way = Pass(tensors, architecture, [*calibration, *judged])
    for step in way.steps():
        made = quantize.layer(step.weights, _first(step.seen, tokens), architecture, rows)
        begin = f"layers.{step.number}."
        for name, weight in made.weights.items():
            writer.put(begin + name, weight)
            writer.put(f"{begin}{name}.scale", made.scales[name])
        for name, weight in made.rests.items():
            writer.put(f"{begin}{name}.rest", weight)
        for name, norm in made.norms.items():
            writer.put(begin + name, norm)
        for group, error in made.errors.items():
            yield begin + group, error
        progress(f"{_WHAT}: layer", step.number + 1, architecture.layers)
    writer.put("norm", tensors["norm.weight"])
    writer.put(conversion.TRUTH, way.last_states()[len(calibration) :])


def _first(seen: Seen, tokens: int) -> Seen:
    """What the first tokens gave."""
    return Seen(
        attention=seen.attention[:tokens],
        out=seen.out[:tokens],
        feed_forward=seen.feed_forward[:tokens],
        down=seen.down[:tokens],
    )
