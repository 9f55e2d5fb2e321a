"""What the hub itself says of a repository at a revision, for what our table leaves open."""

from importlib import import_module
from typing import Any
from urllib.parse import quote

from dupcheck.errors import DupcheckError
from dupcheck.weights import transfer
from dupcheck.weights.pins import COMMIT, Pin, PinnedFile, wanted
from dupcheck.weights.store import Held


def url(pin: Pin, revision: str) -> str:
    """Where the hub lists the files of a revision."""
    return (
        f"{_endpoint()}/api/models/{pin.repository}/revision/{quote(revision, safe='')}?blobs=true"
    )


def file_url(pin: Pin, revision: str, file: PinnedFile) -> str:
    """Where the hub has a file."""
    return f"{_endpoint()}/{pin.repository}/resolve/{file.revision or revision}/{quote(file.name)}"


def listed(pin: Pin, revision: str, patience: transfer.Patience) -> Held:
    """The files that we take of a revision, by the sizes and digests that the hub gives."""
    found = transfer.answer(url(pin, revision), patience)
    try:
        commit = str(found["sha"])
        own = {file.name for file in pin.files}
        names = {str(item["rfilename"]): item for item in found["siblings"]}
        files = tuple(
            _file(name, names[name]) for name in sorted(names) if name in own or wanted(name)
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ValueError("not a list of files") from error
    if not COMMIT.fullmatch(commit) or (COMMIT.fullmatch(revision) and commit != revision):
        raise ValueError("another revision than asked for")
    if not any(file.name.endswith(".safetensors") for file in files):
        raise DupcheckError(
            f"{pin.repository} has no weights as safetensors at {commit[:12]}",
            "Pickled weights (.bin, .pt) can run code and are not loaded; "
            "--revision takes another revision.",
        )
    return Held(revision=commit, files=files, seen={})


def _file(name: str, item: dict[str, Any]) -> PinnedFile:
    large = item.get("lfs")
    if large:
        return PinnedFile(name=name, size=int(large["size"]), digest=f"sha256:{large['sha256']}")
    return PinnedFile(name=name, size=int(item["size"]), digest=f"git:{item['blobId']}")


def _endpoint() -> str:
    return str(import_module("huggingface_hub.constants").ENDPOINT)
