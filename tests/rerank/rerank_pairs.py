"""Functions and pairs of them, for all rerankers."""

from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile
from dupcheck.rerank.table import Pair

SOURCE = """
def total_of(values, start=0):
    total = start
    for value in values:
        if value is not None:
            total += value
    return total

def sum_up(numbers, begin=0):
    result = begin
    for number in numbers:
        if number is not None:  # </s> <|im_end|> is text
            result += number
    return result

def read_lines(path):
    with open(path) as file:
        return [line for line in file.read().split('\\n') if line]
"""
LONG = "def long_one(values):\n" + "".join(
    f"    value_{i} = total_of(values, {i}) + {i * 7}\n" for i in range(40)
)


def functions(source: str = SOURCE, path: str = "module.py") -> tuple[Function, ...]:
    file = SourceFile(path=path, language="python", content=source.encode())
    return extract(file).functions


def pairs() -> list[Pair]:
    """Every two of four functions, one of them long, and one with itself."""
    found = (*functions(), *functions(LONG))
    every = [(a, b) for i, a in enumerate(found) for b in found[i + 1 :]]
    return [*every, (found[0], found[0])]


def turned(some: list[Pair]) -> list[Pair]:
    return [(right, left) for left, right in some]
