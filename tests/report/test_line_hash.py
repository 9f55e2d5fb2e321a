import json
from collections import Counter, deque
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.line_hash import line_hashes

KNOWN = json.loads((Path(__file__).parent / "line_hashes.json").read_text("utf-8"))
"""What github/codeql-action computes for these texts."""


def all_hashes(content: bytes) -> dict[int, str]:
    return line_hashes(content, range(1, len(content) + 2))


@pytest.mark.parametrize("case", KNOWN)
def test_the_hashes_are_those_of_github(case: str) -> None:
    expected = {int(line): known for line, known in KNOWN[case]["hashes"].items()}
    assert all_hashes(KNOWN[case]["text"].encode()) == expected


def test_only_the_wanted_lines_are_told() -> None:
    assert set(line_hashes(b"a\nb\nc\n", [2, 3, 99])) == {2, 3}


def test_equal_lines_are_counted() -> None:
    found = all_hashes(b"x\n" * 200 + b"y\n")
    values = [found[line].partition(":") for line in range(1, 151)]
    assert len({value for value, _, _ in values}) == 1
    assert [int(number) for _, _, number in values] == [*range(1, 151)]


def test_bytes_that_are_no_utf8_are_hashed_as_the_sign_for_such() -> None:
    assert all_hashes(b"caf\xe9\n") == all_hashes("caf\ufffd\n".encode())


@given(st.text(st.sampled_from("ab \t\r\n\u00e9\U0001f600\u2028"), max_size=400))
def test_a_file_read_at_once_gives_what_a_stream_of_characters_gives(text: str) -> None:
    assert all_hashes(text.encode()) == streamed(text)


def streamed(text: str) -> dict[int, str]:
    """The hashes by a window of a hundred that rolls over the text, sign by sign."""
    window, starts = deque([0] * 100, 100), deque([0] * 100, 100)
    counted: Counter[int] = Counter()
    found: dict[int, str] = {}
    value = line = 0
    fresh, after_return = True, False

    def roll(unit: int, start: int) -> None:
        nonlocal value
        if starts[0]:
            counted[value] += 1
            found[starts[0]] = f"{value:x}:{counted[value]}"
        value = (37 * value + unit - 37**100 * window[0]) % 2**64
        window.append(unit)
        starts.append(start)

    raw = text.encode("utf-16-be")
    for unit in [*(256 * a + b for a, b in zip(raw[::2], raw[1::2], strict=True)), 0xFFFF]:
        ends = unit in (10, 13)
        if chr(unit) in " \t" or (unit == 10 and after_return):
            after_return = False
            continue
        after_return = unit == 13
        line += fresh
        roll(10 if ends else unit, line if fresh else 0)
        fresh = ends
    for _ in range(100):
        roll(0, 0)
    return found
