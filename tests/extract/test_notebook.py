import json

import pytest

from dupcheck.extract.notebook import Cell, cells


def read(*sources: object, metadata: object = None, indent: int | None = 1) -> list[Cell]:
    every = [{"cell_type": "code", "source": source} for source in sources]
    return list(cells(json.dumps({"cells": every, "metadata": metadata}, indent=indent).encode()))


def test_lines_are_those_of_the_file() -> None:
    source = ["a = 1\n", "b = 2"]
    (cell,) = read(source)
    text = json.dumps({"cells": [{"cell_type": "code", "source": source}]}, indent=1).split("\n")
    assert cell.source == b"a = 1\nb = 2"
    assert ["a = 1" in text[cell.lines[0] - 1], "b = 2" in text[cell.lines[1] - 1]] == [True, True]


def test_a_source_of_one_string_stands_on_one_line() -> None:
    (cell,) = read("a\nb\n", indent=None)
    assert (cell.source, cell.lines) == (b"a\nb\n", (1, 1, 1))


def test_escapes_are_what_they_stand_for() -> None:
    (cell,) = read(['s = "\u00e4\\n"\t# \U0001f600'])
    assert cell.source.decode() == 's = "\u00e4\\n"\t# \U0001f600'


@pytest.mark.parametrize(
    ("magic", "left"),
    [
        ("%matplotlib inline", ""),
        ("!ls -l", ""),
        ("?print", ""),
        ("print??", ""),
        ("files = !ls", ""),
        ("    %time f()", "    pass"),
        ("x % y", "x % y"),
        ("a = b % c", "a = b % c"),
        ("  % total)", "  % total)"),
    ],
)
def test_magic_is_no_code(magic: str, left: str) -> None:
    assert read([magic])[0].source.decode() == left


def test_a_cell_in_another_language_is_blank() -> None:
    assert read(["%%bash\n", "ls"])[0].source == b"\n"
    assert read(["%%time\n", "f()"])[0].source == b"\nf()"


@pytest.mark.parametrize(
    ("metadata", "language"),
    [
        (None, "python"),
        ({"kernelspec": {"language": "C++"}}, "cpp"),
        ({"language_info": {"name": "scala"}}, "scala"),
        ({"kernelspec": {"language": "R"}}, "r"),
    ],
)
def test_the_language_is_the_kernels(metadata: object, language: str) -> None:
    assert read("x", metadata=metadata)[0].language == language


@pytest.mark.parametrize(
    "content", [b"", b"[]", b'{"cells": 3}', b'{"cells": [{}, 1, {"cell_type"', b"\xff"]
)
def test_what_is_no_notebook_has_no_cells(content: bytes) -> None:
    assert list(cells(content)) == []
