"""Parts of work by a clock that the work itself moves on."""

import pytest

from dupcheck import pace


class World:
    """Time passes only where somebody works: so many seconds a piece."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, each: float) -> None:
        self.now, self.each = 100.0, each
        monkeypatch.setattr(pace.time, "monotonic", lambda: self.now)

    def done(self, count: int, seconds: float | None = None) -> list[int]:
        """The sizes of the parts of `count` pieces, with so many seconds for all."""
        sizes, at = [], 0
        for part in pace.parts(count, None if seconds is None else self.now + seconds):
            assert part.start == at
            at = part.stop
            sizes.append(part.stop - part.start)
            self.now += self.each * sizes[-1]
        return sizes


def test_parts_grow_to_some_seconds_of_work(monkeypatch) -> None:
    assert World(monkeypatch, 0.125).done(360) == [8, 32, 80, 80, 80, 80]


def test_one_piece_at_least_is_done_at_once(monkeypatch) -> None:
    assert World(monkeypatch, 30.0).done(10) == [8, 1, 1]


@pytest.mark.parametrize("seconds", [6.0, 11.0, 12.5, 19.0, 33.0])
def test_the_last_part_ends_by_the_deadline_where_all_pieces_are_alike(
    monkeypatch, seconds: float
) -> None:
    world = World(monkeypatch, 0.125)
    done = sum(world.done(1_000, seconds))
    assert 0 <= seconds - 0.125 * done < 0.125


def test_nothing_is_begun_after_the_deadline(monkeypatch) -> None:
    world = World(monkeypatch, 1.0)
    assert world.done(100, 0.0) == world.done(100, -1.0) == []
    assert world.done(100, 3.0) == [8]  # nobody knows before how long they take


def test_work_that_takes_no_time_is_done(monkeypatch) -> None:
    assert sum(World(monkeypatch, 0.0).done(1_000, 1.0)) == 1_000


def test_no_work_is_no_parts(monkeypatch) -> None:
    assert World(monkeypatch, 1.0).done(0) == []
