"""Work that waits for a server, several at once."""

from collections.abc import Callable, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TypeVar

Task = TypeVar("Task")
Result = TypeVar("Result")

_LOOK = 0.5
"""Seconds: Windows answers Ctrl-C only between two waits."""


def each(
    work: Callable[[Task], Result], tasks: Sequence[Task], threads: int, stopped: Event
) -> list[Result]:
    """Results in the order of the tasks; the first failure is raised, and `stopped` is set.

    Nobody waits for the threads then: an interrupt is not held up by a silent server.
    """
    todo: SimpleQueue[int] = SimpleQueue()
    done: SimpleQueue[tuple[int, Result | BaseException]] = SimpleQueue()
    for number in range(len(tasks)):
        todo.put(number)

    def run() -> None:
        while not stopped.is_set():
            try:
                number = todo.get_nowait()
            except Empty:
                return
            try:
                done.put((number, work(tasks[number])))
            except BaseException as error:  # raised again where it is waited for
                done.put((number, error))

    for _ in range(min(threads, len(tasks))):
        Thread(target=run, daemon=True).start()
    try:
        return _collected(done, len(tasks))
    except BaseException:
        stopped.set()
        raise


def _collected(done: "SimpleQueue[tuple[int, Result | BaseException]]", count: int) -> list[Result]:
    results: dict[int, Result] = {}
    while len(results) < count:
        try:
            number, result = done.get(timeout=_LOOK)
        except Empty:
            continue
        if isinstance(result, BaseException):
            raise result
        results[number] = result
    return [results[number] for number in range(count)]
