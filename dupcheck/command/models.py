"""The models as a user sees them: what each is, what it needs, and what is on this disk."""

import json
import re
from argparse import Namespace
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from importlib import metadata

from dupcheck.command.terminal import aligned
from dupcheck.command.verify import verify
from dupcheck.embed.table import MODELS, ModelOptions
from dupcheck.errors import UsageError
from dupcheck.progress import Progress
from dupcheck.rerank.table import RERANKERS
from dupcheck.weights import hub
from dupcheck.weights.failures import megabytes
from dupcheck.weights.pins import PINS
from dupcheck.weights.pull import Pulled, pull
from dupcheck.weights.transfer import Patience

Note = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A line of the list; thresholds are None for what only re-ranks, sizes are bytes.

    One of the `extras` is needed, where there are any.
    """

    name: str
    threshold: float | None
    cross_threshold: float | None
    extras: tuple[str, ...]
    installed: bool
    download: bool
    on_disk: bool
    present: int
    size: int
    repository: str
    revision: str
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What an action has to say, and whether all is well."""

    lines: Sequence[str]
    passed: bool = True


def _list(given: Namespace, _progress: Progress, _note: Note) -> Done:
    rows = listed()
    return Done(lines=as_json(rows).split("\n") if given.json else aligned(cells(rows)))


def _pull(given: Namespace, progress: Progress, note: Note) -> Done:
    done = pull(given.name, progress, Patience(note), given.revision)
    return Done(lines=told(given.name, done))


def _verify(given: Namespace, progress: Progress, _note: Note) -> Done:
    options = ModelOptions(device=given.device, precision=given.precision)
    found = verify(given.name, options, progress)
    return Done(lines=found.lines, passed=found.passed)


def _remove(given: Namespace, _progress: Progress, _note: Note) -> Done:
    freed = hub.remove(given.name)
    said = f"{megabytes(freed)} freed" if freed else "nothing of it was here"
    return Done(lines=[f"{given.name}: {said}"])


ACTIONS: dict[str, Callable[[Namespace, Progress, Note], Done]] = {
    "list": _list,
    "pull": _pull,
    "verify": _verify,
    "remove": _remove,
}
"""What can be done with models; `Note` is told what a user should know while it is done."""


def listed() -> tuple[Listed, ...]:
    """Every model there is, those that must be downloaded with their state on this disk."""
    second = [name for name in RERANKERS if name not in MODELS]
    return tuple(_row(name) for name in dict.fromkeys([*MODELS, *second, *PINS]))


def cells(rows: Sequence[Listed]) -> list[tuple[str, ...]]:
    """The cells of the list, the first row being their headings."""
    head = ("MODEL", "ALIKE FROM", "ACROSS LANGUAGES", "ON THIS DISK", "NEEDS", "WHAT IT IS")
    return [head, *map(_line, rows)]


def as_json(rows: Sequence[Listed]) -> str:
    """The list for programs."""
    return json.dumps([asdict(row) for row in rows], indent=2)


def told(name: str, done: Pulled) -> list[str]:
    """What to say after a pull."""
    came = f"fetched {megabytes(done.fetched)}" if done.fetched else "nothing was missing"
    if done.resumed:
        came += f", {megabytes(done.resumed)} were here from an earlier try"
    lines = [
        f"{name}: {done.files} files, {megabytes(done.size)}, all checksums right ({came})",
        f"revision {done.revision} in {done.folder}",
    ]
    if done.by_the_hub:
        lines.append(
            "sizes and hashes are those that the hub gave just now; they are noted, and later "
            "pulls hold to them"
        )
    if done.pinned:
        lines.append(f"it stands in for the pinned {done.pinned} until dupcheck models remove")
    return lines


def _row(name: str) -> Listed:
    model, pin, second = MODELS.get(name), PINS.get(name), RERANKERS.get(name)
    row = model or second
    state = _status(name) if pin else None
    extras = row.extras if row else ()
    return Listed(
        name=name,
        threshold=model.threshold if model else None,
        cross_threshold=model.cross_threshold if model else None,
        extras=extras,
        installed=not extras or any(map(_installed, extras)),
        download=pin is not None,
        on_disk=state.complete if state else False,
        present=state.present if state else 0,
        size=state.size if state else pin.size if pin else 0,
        repository=pin.repository if pin else "",
        revision=state.revision if state else pin.revision if pin else "",
        description=f"{row.description}{'' if model else ' (--rerank)'}" if row else "",
    )


def _status(name: str) -> hub.Status | None:
    try:
        return hub.status(name)
    except UsageError:  # without huggingface_hub there is no cache to look into
        return None


def _installed(extra: str) -> bool:
    """Whether all that an extra brings is installed, in whatever version."""
    asked = re.compile(rf"""extra\s*==\s*['"]{re.escape(extra)}['"]""")
    lines = metadata.requires("dupcheck") or []
    return all(_known(line) for line in lines if asked.search(line))


def _known(requirement: str) -> bool:
    name = re.match(r"[\w.-]+", requirement)
    try:
        return bool(name and metadata.version(name[0]))
    except metadata.PackageNotFoundError:
        return False


def _line(row: Listed) -> tuple[str, ...]:
    alike, across = _number(row.threshold), _number(row.cross_threshold)
    return row.name, alike, across, _on_disk(row), _needs(row), row.description


def _number(threshold: float | None) -> str:
    return "-" if threshold is None else f"{threshold:.4f}"


def _on_disk(row: Listed) -> str:
    if not row.download:
        return "yes" if row.name == "builtin" else "-"
    if row.present and not row.on_disk:
        return f"{megabytes(row.present)} of {megabytes(row.size)}"
    size = f", {megabytes(row.size)}" if row.size else ""
    return ("yes" if row.on_disk else "no") + size


def _needs(row: Listed) -> str:
    if not row.extras:
        return "-"
    needed = " or ".join(f"[{extra}]" for extra in row.extras)
    return needed if row.installed else f"{needed}, not installed"
