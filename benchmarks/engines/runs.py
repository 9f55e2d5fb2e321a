"""The runs of a comparison, each in a process of its own and kept in a file, so that it resumes."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.engines.table import Engine
from benchmarks.engines.worker import Job

_ROOT = Path(__file__).parents[2]
_PATIENCE = {"prepare": 1800, "limit": 120, "measure": 300}
"""Seconds until a task is given up."""

Answer = dict[str, Any]


class OutOfTimeError(Exception):
    """The time of the whole comparison is over: what was to come is left out."""


@dataclass(slots=True, kw_only=True)
class Runs:
    """`folder` keeps the answers and vectors, `work` what engines convert.

    No run is started when `seconds` have passed since it began.
    """

    folder: Path
    work: Path
    threads: int
    seconds: float
    end: float = float("inf")

    def begin(self) -> None:
        """From now on, time counts."""
        self.end = time.time() + self.seconds

    def prepared(self, engine: Engine, model: Path) -> Answer:
        """Converts where that was not done of this very file of weights and by this code."""
        weights = (model / "model.safetensors").stat()
        made = {"of": [weights.st_size, weights.st_mtime_ns, engine.code]}
        place = self._place(engine, model)
        kept = _kept(place / "prepared.json")
        if kept and kept.get("of") == made["of"]:
            return kept
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        answer = made | self._asked(self._job("prepare", engine.name, model))
        (place / "prepared.json").write_text(json.dumps(answer), encoding="utf-8")
        return answer

    def limit(self, model: Path, number: int) -> Answer:
        """The machine's limits in a round."""
        return self._once(f"limit-{number}", self._job("limit", "", model))

    def measured(
        self, engine: Engine, model: Path, texts: Sequence[Sequence[int]], name: str
    ) -> Answer:
        """One run; the vectors are `NAME.npy` beside its answer."""
        job = self._job("measure", engine.name, model)
        vectors = str(self.vectors(name))
        texts = tuple(map(tuple, texts))
        return self._once(name, replace(job, texts=texts, vectors=vectors))

    def vectors(self, name: str) -> Path:
        """Where the vectors of a run are."""
        return self.folder / f"{name}.npy"

    def stored_mib(self, engine: Engine, model: Path) -> int:
        """MiB of what the engine keeps besides the published weights."""
        files = self._place(engine, model).rglob("*")
        return sum(f.stat().st_size for f in files if f.is_file() and not f.is_symlink()) >> 20

    def _place(self, engine: Engine, model: Path) -> Path:
        return self.work / f"{engine.name}-{model.name}"

    def _job(self, task: str, engine: str, model: Path) -> Job:
        return Job(
            task=task,
            engine=engine,
            model=str(model),
            work=str(self.work / f"{engine}-{model.name}"),
            threads=self.threads,
            started=0.0,
        )

    def _once(self, name: str, job: Job) -> Answer:
        file = self.folder / f"{name}.json"
        kept = _kept(file)
        if kept:
            return kept
        if time.time() > self.end:
            raise OutOfTimeError
        answer = self._asked(job)
        partial = file.with_suffix(".partial")
        partial.write_text(json.dumps(answer), encoding="utf-8")
        partial.replace(file)
        print(name, {key: answer[key] for key in list(answer)[:5]}, file=sys.stderr, flush=True)
        return answer

    def _asked(self, job: Job) -> Answer:
        """Raises `RuntimeError` with the last line that the process said."""
        patience = _PATIENCE[job.task]
        started = replace(job, started=time.time())
        try:
            done = subprocess.run(
                [sys.executable, "-m", "benchmarks.engines.worker"],
                input=json.dumps(asdict(started)),
                capture_output=True,
                text=True,
                check=False,
                cwd=_ROOT,
                env=os.environ | {"OMP_NUM_THREADS": str(self.threads)},
                timeout=patience,
            )
        except subprocess.TimeoutExpired as error:
            raise RuntimeError(f"not done in {patience} seconds") from error
        if done.returncode:
            said = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()
            (self.folder / f"failed-{job.engine}.log").write_text(done.stdout + done.stderr)
            raise RuntimeError(said[-1][:300])
        answer: Answer = json.loads(done.stdout.splitlines()[-1])
        return answer


def _kept(file: Path) -> Answer | None:
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None
