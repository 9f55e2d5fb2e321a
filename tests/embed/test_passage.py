from dataclasses import replace

import pytest

from dupcheck.embed.passage import key, passage
from dupcheck.lines import LineRange
from dupcheck.records import (
    Function,
)


def function(text: str) -> Function:
    return Function(
        path="a.py", language="python", name="f", lines=LineRange(start=1, end=9),
        span=(0, 9), text=text, code="", size=9, digest="0" * 64,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("def f():\n        return 1\n", "def f():\n    return 1"),
        ("def f(\n        a,\n    ):\n        return a", "def f(\n    a,\n):\n    return a"),
        ("void f() {\r\n        g();\r\n    }", "void f() {\n    g();\n}"),
        ("def f\n      g\n    end", "def f\n  g\nend"),
        ("lambda: 1", "lambda: 1"),
        ("def f():\n\n\t# why\n\tg()\n", "def f():\n\n    # why\n    g()"),
    ],
)
def test_it_reads_alike_wherever_the_function_stands(text: str, read: str) -> None:
    assert passage(function(text)) == read


def test_the_key_depends_on_what_is_read_alone() -> None:
    one = function("def f():\n    return 1")
    assert key(one) == key(replace(one, path="b.py", text="def f():\n        return 1\n"))
    assert key(one) != key(function("def f():\n    return 2"))
