import numpy as np
import pytest

from dupcheck.match import copies_by_digest, identical, matches
from dupcheck.records import Pairs

BODY = "    total = 0\n    for item in items:\n        total += item\n    return total\n"


def near(left: int, right: int, similarity: float) -> Pairs:
    return Pairs(
        left=np.array([left]),
        right=np.array([right]),
        similarity=np.array([similarity], np.float32),
    )


def test_the_same_tokens_in_another_layout_are_identical(extracted) -> None:
    one = extracted("def add(items):\n" + BODY, "a.py")
    other = extracted("def add(items):  # sums\n\n" + BODY, "b.py")
    (match,) = identical(copies_by_digest([*one, *other]))
    assert (match.left.path, match.right.path, match.similarity) == ("a.py", "b.py", 1.0)


@pytest.mark.parametrize(("similarity", "expected"), [(0.69, 0), (0.7, 1), (0.9, 1)])
def test_the_threshold_of_one_language(extracted, similarity: float, expected: int) -> None:
    copies = copies_by_digest(
        [
            *extracted("def add(items):\n" + BODY, "a.py"),
            *extracted("def sum_up(items):\n" + BODY, "b.py"),
        ]
    )
    found = list(matches(copies, list(copies), near(0, 1, similarity), 0.7, 0.2))
    assert len(found) == expected


def test_the_threshold_across_languages(extracted) -> None:
    script = (
        "function add(items) { let total = 0; for (const i of items) total += i; return total }"
    )
    functions = [
        *extracted("def add(items):\n" + BODY),
        *extracted(script, "a.js", "javascript"),
        *extracted(script.replace("total", "sum"), "b.ts", "typescript"),
    ]
    copies = copies_by_digest(functions)
    ported = list(matches(copies, list(copies), near(0, 1, 0.5), 0.7, 0.4))
    dialects = list(matches(copies, list(copies), near(1, 2, 0.5), 0.7, 0.4))
    assert (len(ported), len(dialects)) == (1, 0)


def test_a_function_does_not_match_what_is_nested_in_it(extracted) -> None:
    nested = "def outer(items):\n    def inner(items):\n" + BODY.replace("    ", "        ")
    functions = extracted(nested + "    return inner(items)\n")
    copies = copies_by_digest(functions)
    assert len(functions) == 2
    assert list(matches(copies, list(copies), near(0, 1, 0.99), 0.7, 0.7)) == []


def test_a_copy_elsewhere_of_what_is_nested_still_matches(extracted) -> None:
    nested = "def outer(items):\n    def inner(items):\n" + BODY.replace("    ", "        ")
    source = nested + "    return inner(items)\n"
    copies = copies_by_digest([*extracted(source, "a.py"), *extracted(source, "b.py")])
    (match,) = matches(copies, list(copies), near(0, 1, 0.99), 0.7, 0.7)
    assert match.left.path != match.right.path
