"""Work spread over processes, results in order: parsing holds the interpreter's lock."""

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Future
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:  # loaded with the first pool: little work needs none
    from concurrent.futures import ProcessPoolExecutor

Task = TypeVar("Task")
Result = TypeVar("Result")

_AHEAD = 4
"""Tasks in flight for each process: enough to keep it busy, few enough to bound memory."""
_MOST = 61 if os.name == "nt" else 1024
"""Python refuses a larger pool on Windows, which waits for no more than 63 things at once."""


class Workers(AbstractContextManager["Workers"]):
    """A pool that starts at the first call that is worth it; `jobs` of 0 means one per core."""

    def __init__(self, jobs: int) -> None:
        self._jobs = min(jobs or _cores(), _MOST)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    @property
    def in_flight(self) -> int:
        """How many tasks may have been begun behind the first that has not ended."""
        return self._jobs * _AHEAD

    def map(
        self, function: Callable[[Task], Result], tasks: Iterable[Task], spread: bool
    ) -> Iterator[Result]:
        """Results in the order of the tasks, which are taken only as fast as they are worked on.

        Without `spread` all is done here: starting processes costs more than small work. Raises
        `BrokenExecutor` when a process dies; the next call starts new ones.
        """
        if self._jobs == 1 or not spread:
            yield from map(function, tasks)
            return
        if self._pool is None:
            self._pool = _pool(self._jobs)
        running: deque[Future[Result]] = deque()
        try:
            for task in tasks:
                running.append(_submit(self._pool, function, task))
                if len(running) >= self.in_flight:
                    yield running.popleft().result()
            while running:
                yield running.popleft().result()
        except BrokenExecutor:
            self._pool = None
            raise


def alone(function: Callable[[Task], Result], task: Task, lost: Result) -> Result:
    """The result of one task in a process of its own; `lost` where that process dies of it."""
    with _pool(1) as pool:
        try:
            return _submit(pool, function, task).result()
        except BrokenExecutor:
            return lost


def _pool(jobs: int) -> "ProcessPoolExecutor":
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    # Forking a process in which BLAS has started threads can hang it.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin)


def _submit(
    pool: "ProcessPoolExecutor", function: Callable[[Task], Result], task: Task
) -> Future[Result]:
    # Where no process is idle, this starts one.
    with _interrupts_held():
        return pool.submit(function, task)


def _begin() -> None:
    """The first thing that a worker does, before it imports what its tasks need."""
    # Ctrl-C reaches every process of a terminal; only the parent is to answer it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # There is a process for each core: threads of BLAS in each would only wait for one another.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C waits, and a process that is started here never sees one, not even as it begins."""
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # as it starts, it lets all interrupts through
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cores() -> int:
    """The cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
