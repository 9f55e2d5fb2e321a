import io

from dupcheck.command.progress import ProgressLine


def screen(written: str) -> str:
    """What a terminal shows after it was sent this, without the blanks at the end."""
    line = ""
    for part in written.split("\r"):
        line = part + line[len(part) :]
    return line.rstrip()


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_one_line_is_rewritten_and_wiped() -> None:
    stream, clock = io.StringIO(), Clock()
    with ProgressLine(stream, clock) as progress:
        progress("reading", 12345, 0)
        assert screen(stream.getvalue()) == "reading 12,345"
        clock.now += 1
        progress("judging", 1, 20)
        assert screen(stream.getvalue()) == "judging 1 of 20"
        clock.now += 1
        progress("a", 1, 0)
        assert screen(stream.getvalue()) == "a 1"
    assert screen(stream.getvalue()) == ""
    assert "\n" not in stream.getvalue()


def test_it_is_not_written_more_than_ten_times_a_second() -> None:
    stream, clock = io.StringIO(), Clock()
    with ProgressLine(stream, clock) as progress:
        for number in range(1000):
            clock.now += 0.001
            progress("reading", number, 1000)
    assert 9 <= stream.getvalue().count("reading") <= 11


def test_what_takes_long_says_how_long() -> None:
    stream, clock = io.StringIO(), Clock()

    def shown(done: int, seconds: float) -> str:
        clock.now += seconds
        progress("embedding", done, 1000)
        return screen(stream.getvalue())

    with ProgressLine(stream, clock) as progress:
        progress("reading", 5, 0)
        assert shown(0, 1) == "embedding 0 of 1,000"
        assert shown(10, 5) == "embedding 10 of 1,000"
        assert shown(100, 15) == "embedding 100 of 1,000, 3 min left"
        assert shown(500, 20) == "embedding 500 of 1,000, 40 s left"
        assert shown(999, 40) == "embedding 999 of 1,000"


def test_nothing_to_tell_is_nothing_written() -> None:
    stream = io.StringIO()
    with ProgressLine(stream):
        pass
    assert stream.getvalue() == ""


def test_the_line_is_wiped_when_a_run_fails() -> None:
    stream = io.StringIO()
    try:
        with ProgressLine(stream) as progress:
            progress("reading", 1, 2)
            raise KeyError
    except KeyError:
        assert screen(stream.getvalue()) == ""
