import dataclasses

import numpy as np
import pytest

from dupcheck.arrays import Pairs
from dupcheck.config import MIN_CONFIDENCE
from dupcheck.survey.population import Population

LOOP = """\
def drain_{name}(queue, budget):
    while budget > 0 and not queue.empty():
        job = queue.get_nowait()
        budget -= job.{name}
        try:
            job.{call}()
        except TimeoutError:
            queue.put(job.later())
        finally:
            queue.task_done()
    return budget
"""
COPY = LOOP.format(name="cost", call="run").replace("budget", "rest").replace("job", "task")
NESTED = """\
def outer(queue):
    def inner(budget):
        return queue.get(budget)
    return inner(3)
"""


@pytest.fixture
def functions(extracted):
    sources = {
        "a.py": LOOP.format(name="cost", call="run"),
        "b.py": COPY,
        "c.py": LOOP.format(name="cost", call="run"),
        "d.py": NESTED,
        "e.js": "function padded(words, width) { return words.map((w) => w.padEnd(width)); }",
    }
    return [
        function
        for path, source in sources.items()
        for function in extracted(source, path, "python" if path.endswith("py") else "javascript")
    ]


def population(functions, decides=False, told=lambda *_: None):
    return Population(functions, MIN_CONFIDENCE, decides, told)


def pair(one, *paths_and_names):
    rows = [
        row
        for wanted in paths_and_names
        for row, function in enumerate(one.functions)
        if (function.path, function.name.rpartition(".")[2]) == wanted
    ]
    left, right = np.array([rows[0]]), np.array([rows[1]])
    return Pairs(left=left, right=right, similarity=np.zeros(1, np.float32))


def turned(pairs):
    return dataclasses.replace(pairs, left=pairs.right, right=pairs.left)


def test_equal_functions_are_one_and_files_do_not_order_them(functions) -> None:
    one, other = population(functions), population(list(reversed(functions)))
    assert len(one) == len(functions) - 1
    assert one.digests == other.digests


def test_families_and_files(functions) -> None:
    one = population(functions)
    numbers = one.family_of()
    languages = {number: set() for number in numbers.tolist()}
    for number, function in zip(numbers.tolist(), one.functions, strict=True):
        languages[number].add(function.language)
    assert sorted(map(sorted, languages.values())) == [["javascript"], ["python"]]
    files = one.files(np.arange(len(one)))
    assert sorted(len(rows) for rows in files if one.functions[rows[0]].path == "d.py") == [2]


def test_a_renamed_copy_is_a_duplicate_whichever_side_comes_first(functions) -> None:
    one = population(functions)
    copied = pair(one, ("a.py", "drain_cost"), ("b.py", "drain_cost"))
    assert one.duplicates(copied).tolist() == one.duplicates(turned(copied)).tolist() == [True]
    assert one.keys(copied) == one.keys(turned(copied))


def test_the_judge_is_asked_once(functions) -> None:
    told = []
    one = population(functions, told=lambda *said: told.append(said))
    copied = pair(one, ("a.py", "drain_cost"), ("b.py", "drain_cost"))
    one.duplicates(copied)
    one.duplicates(turned(copied))
    one.settled(copied)
    assert len(told) == 1


def test_what_is_nested_is_not_apart(functions) -> None:
    one = population(functions)
    nested = pair(one, ("d.py", "outer"), ("d.py", "inner"))
    assert one.apart(nested).tolist() == one.apart(turned(nested)).tolist() == [False]
    assert one.apart(pair(one, ("d.py", "outer"), ("b.py", "drain_cost"))).tolist() == [True]


@pytest.mark.parametrize("decides", [False, True])
def test_siblings_are_settled_only_where_a_cosine_decides(extracted, decides) -> None:
    sources = {
        "a.py": "def save(self, order):\n    self.check(order)\n    self.orders.append(order)\n"
        "    self.log('order saved', order.number)\n    return self.orders\n",
        "b.py": "def drop(self, visit):\n    self.allow(visit)\n    self.visits.remove(visit)\n"
        "    self.warn('visit gone', visit.guest)\n    return self.visits\n",
    }
    functions = [one for path, text in sources.items() for one in extracted(text, path)]
    one = population(functions, decides)
    siblings = pair(one, ("a.py", "save"), ("b.py", "drop"))
    assert one.duplicates(siblings).tolist() == [False]
    assert one.settled(siblings).tolist() == [decides]


def test_other_languages_are_never_settled(functions) -> None:
    one = population(functions, decides=True)
    across = pair(one, ("a.py", "drain_cost"), ("e.js", "padded"))
    if not len(across.left):
        across = pair(one, ("c.py", "drain_cost"), ("e.js", "padded"))
    assert one.settled(across).tolist() == [False]
