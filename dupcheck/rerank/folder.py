"""A model of the hub or of one's own: a cross-encoder, or one that gives vectors."""

from pathlib import Path

from dupcheck.embed.qwen import architecture
from dupcheck.embed.table import ModelOptions
from dupcheck.rerank import cosine, cross
from dupcheck.rerank.table import Reranker
from dupcheck.weights import hub

_OWN = "path:"


def load(name: str, options: ModelOptions) -> Reranker:
    """Decides by config.json who reads the folder."""
    own = name.startswith(_OWN)
    folder = Path(name.removeprefix(_OWN)).expanduser() if own else hub.folder(name)
    if folder.is_dir() and _is_classifier(folder):
        return cross.load_folder(folder, name, options, "" if own else folder.name)
    return cosine.load(name, options)


def _is_classifier(folder: Path) -> bool:
    said = architecture.config(folder).get("architectures")
    return isinstance(said, list) and any(str(one).endswith(cross.KIND) for one in said)
