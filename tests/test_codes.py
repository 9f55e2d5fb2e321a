from dataclasses import replace

from dupcheck.codes import Codes, of_distinct
from dupcheck.config import Settings
from dupcheck.records import Function

BODY = "    total = 0\n    for item in {0}:\n        total += item\n    return total\n"


def summed(extracted, name: str, path: str) -> Function:
    return extracted(f"def {name}({name}):\n" + BODY.format(name), path)[0]


def told(codes: Codes) -> list[tuple[list[str], bool]]:
    """The paths of each code, and whether it is asked about."""
    rows = zip(codes.copies.values(), codes.asked.tolist(), strict=True)
    return [
        ([one.path.replace("\0", " before") for one in places], asked) for places, asked in rows
    ]


def test_a_scan_asks_about_everything(extracted) -> None:
    a, b = summed(extracted, "a", "a.py"), summed(extracted, "b", "b.py")
    again = summed(extracted, "a", "c.py")
    codes = of_distinct([a, b, again], {}, None, Settings())
    assert told(codes) == [(["a.py", "c.py"], True), (["b.py"], True)]
    assert codes.present == codes.copies
    assert codes.firsts == [a, b]


def test_what_is_asked_about_speaks_first(extracted) -> None:
    old, new = summed(extracted, "a", "a.py"), summed(extracted, "a", "b.py")
    other = summed(extracted, "c", "c.py")
    codes = of_distinct([old, new, other], {}, frozenset({new.identity}), Settings())
    assert told(codes) == [(["b.py", "a.py"], True), (["c.py"], False)]


def test_what_was_there_before_is_asked_about_and_never_present(extracted) -> None:
    now, was = summed(extracted, "b", "b.py"), summed(extracted, "a", "b.py")
    old = summed(extracted, "a", "a.py")
    asked = frozenset({now.identity})
    codes = of_distinct([old, now], {now.identity: was}, asked, Settings(min_tokens=1))
    assert told(codes) == [(["a.py", "b.py before"], True), (["b.py"], True)]
    assert codes.gone.tolist() == [False, False]
    assert [[one.path for one in places] for places in codes.present.values()] == [
        ["a.py"],
        ["b.py"],
    ]


def test_where_nothing_is_compared_any_more_nothing_is_asked_about(extracted) -> None:
    """A function that became too small was large before."""
    old, was = summed(extracted, "a", "a.py"), summed(extracted, "b", "b.py")
    small = replace(was, size=5, digest="small")
    codes = of_distinct(
        [old], {small.identity: was}, frozenset({small.identity}), Settings(min_tokens=6)
    )
    assert told(codes) == [(["a.py"], False)]


def test_tests_are_left_out_before_the_change_as_after_it(extracted) -> None:
    now, was = summed(extracted, "b", "b.py"), summed(extracted, "a", "tests/conftest.py")
    codes = of_distinct(
        [now],
        {now.identity: was},
        frozenset({now.identity}),
        Settings(tests="exclude", min_tokens=1),
    )
    assert told(codes) == [(["b.py"], True)]
