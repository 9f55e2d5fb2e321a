import threading
from threading import Event

import pytest

from dupcheck.embed.server.threads import each


def test_results_come_in_the_order_of_the_tasks_whoever_is_done_first() -> None:
    later = Event()

    def work(number: int) -> int:
        if number == 0:
            assert later.wait(60)
        if number == 3:
            later.set()
        return number * number

    assert each(work, range(20), 4, Event()) == [number * number for number in range(20)]


def test_no_more_at_once_than_allowed() -> None:
    lock, running, most = threading.Lock(), 0, 0
    together = threading.Barrier(3, timeout=60)

    def work(number: int) -> None:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        if number < 3:
            together.wait()
        with lock:
            running -= 1

    each(work, range(30), 3, Event())
    assert most == 3


def test_the_first_failure_ends_the_rest() -> None:
    stopped, begun = Event(), []

    def work(number: int) -> None:
        begun.append(number)
        if number:
            assert stopped.wait(60)
        else:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        each(work, range(100), 2, stopped)
    assert stopped.is_set()
    assert len(begun) <= 4


def test_nothing_to_do() -> None:
    assert each(str, [], 4, Event()) == []
