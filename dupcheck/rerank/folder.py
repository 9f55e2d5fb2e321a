"""A model of the hub or of one's own: a reranker of some kind, or one that gives vectors."""

from collections.abc import Mapping
from pathlib import Path

from dupcheck.embed.qwen import architecture
from dupcheck.embed.table import ModelOptions
from dupcheck.rerank import cosine, qwen
from dupcheck.rerank.table import Reranker
from dupcheck.weights import hub

_OWN = "path:"
_CLASSIFIER = "ForSequenceClassification"
_YES_OR_NO = "1_LogitScore"
"""What the folders of Qwen3-Reranker have, and those of Qwen3-Embedding have not."""


def load(name: str, options: ModelOptions) -> Reranker:
    """Decides by config.json who reads the folder."""
    own = name.startswith(_OWN)
    folder = Path(name.removeprefix(_OWN)).expanduser() if own else hub.folder(name)
    if not folder.is_dir():
        return cosine.load(name, options)
    revision = "" if own else folder.name
    config = architecture.config(folder)
    if config.get("model_type") == "qwen3" and (folder / _YES_OR_NO).is_dir():
        return qwen.load_folder(folder, name, options, revision)
    if _is_classifier(config):
        from dupcheck.rerank import cross  # the only one that torch alone can run

        return cross.load_folder(folder, name, options, revision)
    return cosine.load(name, options)


def _is_classifier(config: Mapping[str, object]) -> bool:
    said = config.get("architectures")
    return isinstance(said, list) and any(str(one).endswith(_CLASSIFIER) for one in said)
