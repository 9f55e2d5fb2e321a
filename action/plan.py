"""Decides what a run may do, and under which names its caches are kept."""

import hashlib
import os
import platform
import re
import sys
from collections.abc import Mapping
from pathlib import Path

from dupcheck import __version__
from dupcheck.embed.table import model_row
from dupcheck.errors import UsageError
from dupcheck.forge import event
from dupcheck.forge.event import Event
from dupcheck.forge.runner import Runner
from dupcheck.weights.pins import PINS, SCHEME

LAYOUT = "1"
"""Changes when what is kept, or where, changes."""

YES, NO = "true", "false"


def switch(variables: Mapping[str, str], name: str) -> bool:
    """An input that is on or off."""
    said = variables.get(f"DUPCHECK_{name}", "").strip().lower()
    if said not in (YES, NO):
        raise UsageError(f'the input {name.lower()} is "{said}"', f'It is "{YES}" or "{NO}".')
    return said == YES


def home(folder: Path) -> Path:
    """Where this action keeps what later runs need: apart from the caches of the user."""
    return folder / ".cache" / "dupcheck-action"


def is_downloaded(model: str) -> bool:
    """Whether a model's weights come from the hub."""
    return model in PINS or model.startswith(SCHEME)


def model_key(model: str) -> str:
    """The name of the cache of weights and what is made of them, "" where there are none."""
    if not is_downloaded(model):
        return ""
    # Where there are no weights, what reads them is not installed.
    from dupcheck.embed.qwen.convert import RECIPE

    revision = PINS[model].revision if model in PINS else ""
    told = (LAYOUT, platform.system(), platform.machine(), _plain(model), revision[:12], RECIPE)
    return "-".join(("dupcheck-model", *filter(None, told))).lower()


def vectors_prefix() -> str:
    """How the names of all caches of vectors begin that this version can use."""
    told = ("dupcheck-vectors", LAYOUT, platform.system(), platform.machine(), __version__)
    return "-".join(told).lower()


def notices(found: Event, sarif: bool, comment: bool) -> list[tuple[str, str]]:
    """What a run cannot do, or should not have been asked to: level and words."""
    said = []
    if found.name == event.TARGET:
        said.append(
            (
                "warning",
                "dupcheck runs under pull_request_target: code of strangers beside a token that can"
                " write. Use pull_request; it needs no more than `contents: read`.",
            )
        )
    if found.foreign:
        for wanted, what in ((sarif, "SARIF was not uploaded"), (comment, "no comment was made")):
            if wanted:
                reason = f"this is {found.foreign}, and its token can only read"
                said.append(("notice", f"{what[0].upper()}{what[1:]}: {reason}."))
    elif comment and not found.number:
        said.append(("notice", "No comment was made: this run belongs to no pull request."))
    return said


def main(variables: Mapping[str, str], runner: Runner) -> int:
    """Reads the inputs and the event; the plan becomes outputs of the step."""
    model = variables.get("DUPCHECK_MODEL", "")
    try:
        model_row(model)
        sarif, comment, cache = (switch(variables, name) for name in ("SARIF", "COMMENT", "CACHE"))
        if variables.get("DUPCHECK_UNAVAILABLE") not in ("degrade", "fail"):
            raise UsageError('the input on-model-unavailable is "degrade" or "fail"')
    except UsageError as error:
        runner.say("error", " ".join(filter(None, (f"{error}.", error.hint))))
        return int(error.exit_code)
    found = event.read(variables)
    for level, words in notices(found, sarif, comment):
        runner.say(level, words)
    place = home(Path.home())
    plan = {
        "model-key": model_key(model) if cache else "",
        "model-paths": f"{place / 'hub'}\n{place / 'cache' / 'models'}",
        "vectors-prefix": vectors_prefix() if cache else "",
        "vectors-paths": str(place / "cache" / "*.sqlite3"),
        "home": str(place),
        "keep": YES if cache and found.trusted else NO,
        "sarif": YES if sarif and not found.foreign else NO,
        "comment": YES if comment and found.number and not found.foreign else NO,
    }
    for name, value in plan.items():
        runner.put(name, value)
    return 0


def _plain(model: str) -> str:
    """A model's name as part of a cache's, where not all characters are allowed."""
    if model in PINS:
        return model
    tail = re.sub(r"[^\w.-]", "-", model.removeprefix(SCHEME), flags=re.ASCII)[:60]
    return f"{tail}-{hashlib.sha256(model.encode()).hexdigest()[:12]}"


if __name__ == "__main__":
    sys.exit(main(os.environ, Runner(os.environ, sys.stdout.buffer)))
