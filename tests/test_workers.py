import os
import signal
import sys
from concurrent.futures.process import BrokenProcessPool

import pytest

from dupcheck import workers as workers_module
from dupcheck.workers import Workers, alone


def square(number: int) -> int:
    return number * number


def fail(number: int) -> int:
    raise ValueError(number)


@pytest.mark.parametrize("jobs", [1, 2, 0])
@pytest.mark.parametrize("spread", [False, True])
def test_results_come_in_the_order_of_the_tasks(jobs: int, spread: bool) -> None:
    with Workers(jobs) as workers:
        assert list(workers.map(square, range(40), spread)) == [n * n for n in range(40)]


def test_tasks_are_taken_only_as_fast_as_they_are_worked_on() -> None:
    taken = []

    def tasks():
        for number in range(1000):
            taken.append(number)
            yield number

    with Workers(2) as workers:
        results = workers.map(square, tasks(), True)
        next(results)
        assert len(taken) < 50
        results.close()


def test_an_error_in_a_worker_is_raised_here() -> None:
    with Workers(2) as workers, pytest.raises(ValueError, match="3"):
        list(workers.map(fail, [3], True))


def test_no_more_processes_are_asked_for_than_the_platform_has(monkeypatch) -> None:
    monkeypatch.setattr(workers_module, "_MOST", 2)
    with Workers(3000) as workers:
        assert workers.in_flight == Workers(2).in_flight
        assert list(workers.map(square, range(9), True)) == [n * n for n in range(9)]


def interrupts_are_blocked(_: int) -> bool:
    return signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_only_the_parent_answers_an_interrupt() -> None:
    with Workers(2) as workers:
        assert all(workers.map(interrupts_are_blocked, range(4), True))
    assert not interrupts_are_blocked(0)


def die_of_three(number: int) -> int:
    if number == 3:
        os._exit(9)
    return number


def test_a_dead_worker_is_told_and_the_next_call_works_again() -> None:
    with Workers(2) as workers:
        with pytest.raises(BrokenProcessPool):
            list(workers.map(die_of_three, range(8), True))
        assert list(workers.map(square, [2, 3], True)) == [4, 9]


@pytest.mark.parametrize(("number", "result"), [(3, -1), (4, 4)])
def test_a_task_alone_takes_only_its_own_process_with_it(number: int, result: int) -> None:
    assert alone(die_of_three, number, -1) == result
