"""Has the model at hand before the check begins: from the cache, from the hub, or not at all."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Mapping

from dupcheck.embed import table
from dupcheck.errors import DupcheckError
from dupcheck.forge.runner import Runner
from dupcheck.report.safe import printable
from dupcheck.weights.pins import PINS, SCHEME

BUILTIN = "builtin"


def ready(model: str, runner: Runner) -> str:
    """Loads a model, which is fetched if it is missing or damaged; what its vectors depend on.

    Loading prepares it for this kind of machine, which takes minutes when it is done first.
    """
    if table.model_row(model).remote:  # its server is asked when there is something to ask
        return model
    try:
        return str(table.load(model).model)
    except DupcheckError:
        if model not in PINS and not model.startswith(SCHEME):
            raise
    _pull(model, runner)
    return str(table.load(model).model)


def _pull(model: str, runner: Runner) -> None:
    """By a process of its own: this one is told to stay offline."""
    online = {name: value for name, value in os.environ.items() if name != "HF_HUB_OFFLINE"}
    command = [sys.executable, "-I", "-m", "dupcheck", "models", "pull", model]
    with runner.unheard():
        done = subprocess.run(command, env=online, stderr=subprocess.PIPE, check=False)
        runner.relay(done.stderr)
    if done.returncode:
        raise DupcheckError(_reason(done.stderr.decode("utf-8", "replace")))


def _reason(said: str) -> str:
    """The error in what a command said."""
    begin = "dupcheck: error: "
    lines = [line for line in said.split("\n") if line.startswith(begin)]
    return lines[-1].removeprefix(begin) if lines else said[-300:]


def main(variables: Mapping[str, str], runner: Runner) -> int:
    """Says as outputs of the step which model will run, and under which name vectors are kept."""
    model = variables["DUPCHECK_MODEL"]
    os.environ["HF_HUB_OFFLINE"] = "1"
    degraded = ""
    try:
        identity = ready(model, runner)
    except Exception as error:
        degraded = printable(f'the model "{model}" cannot be had: {error}')
        if variables["DUPCHECK_UNAVAILABLE"] == "fail":
            runner.say("error", f"{degraded}. Nothing was checked.")
            return 3
        runner.say("warning", f"{degraded}. The builtin model finds copies, but no rewritten code.")
        model = identity = BUILTIN
    runner.put("model", model)
    runner.put("degraded", degraded)
    if prefix := variables["DUPCHECK_VECTORS_PREFIX"]:
        runner.put("vectors", f"{prefix}-{hashlib.sha256(identity.encode()).hexdigest()[:16]}-")
    fetched = not degraded and variables["DUPCHECK_HIT"] != "true"
    runner.put("keep", "true" if fetched and variables["DUPCHECK_KEEP"] == "true" else "false")
    return 0


if __name__ == "__main__":
    sys.exit(main(os.environ, Runner(os.environ, sys.stdout.buffer)))
