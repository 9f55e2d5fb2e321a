from benchmarks.injection import score
from benchmarks.planting import Planted
from benchmarks.tools import Place


def _place(path: str, start: int = 1, end: int = 9) -> Place:
    return Place(path=path, start=start, end=end)


COPY = Planted(file="injected/a.py", text=b"", original=_place("src/a.py", 10, 20))
STRANGER = Planted(file="injected/a.py", text=b"", original=None)


def test_a_copy_is_found_only_with_its_original() -> None:
    here = _place("injected/a.py")

    found = [score([COPY], [group]) for group in ((here, _place("src/a.py", 20, 25)),)]
    elsewhere, _ = score([COPY], [(here, _place("src/a.py", 21, 25)), (here, _place("b.py"))])
    unrelated, _ = score([COPY], [(_place("src/a.py", 10, 20), _place("b.py"))])

    assert found == [([COPY], [])]
    assert elsewhere == unrelated == []


def test_a_stranger_must_not_meet_anything_that_was_there() -> None:
    own = (_place("injected/a.py", 1, 4), _place("injected/a.py", 5, 9))

    another = (_place("injected/a.py"), _place("injected/b.py"))

    assert score([STRANGER], [own, another]) == ([], [])
    tied, met = score([STRANGER], [(_place("injected/a.py"), _place("src/b.py", 7))])
    assert tied == [STRANGER]
    assert met == ["injected/a.py src/b.py:7"]
