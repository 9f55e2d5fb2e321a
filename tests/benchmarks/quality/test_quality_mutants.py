from random import Random

import pytest

from benchmarks.quality.mutants import KINDS, lines_of, mutant
from dupcheck.extract.functions import extract
from dupcheck.records import Function, SourceFile

ORIGINAL = b"""def merged(rows, limit):
    # what both sides have
    seen = {}
    for row in rows:
        key = row.key(limit)
        if key in seen:
            seen[key].append("again")
        else:
            seen[key] = [row, limit + 1]
    return list(seen.values())
"""
DONOR = b"""def drawn(canvas, shapes):
    total = 0
    for shape in shapes:
        canvas.paint(shape.outline, width=3)
        total += shape.area
    return total / max(1, len(shapes))
"""


def function(source: bytes) -> Function:
    file = SourceFile(path="a.py", language="python", content=source)
    return extract(file).functions[0]


def again(text: str) -> Function:
    return function(text.encode() + b"\n")


def changed(kind: str, seed: int = 1) -> Function:
    found = mutant(function(ORIGINAL), function(DONOR), kind, Random(seed))
    assert found is not None
    return found


def test_another_layout_has_the_same_digest() -> None:
    found = changed("type-1", seed=3)
    assert found.text != function(ORIGINAL).text
    assert again(found.text).digest == found.digest == function(ORIGINAL).digest


@pytest.mark.parametrize("kind", ["renamed", "renamed-all"])
def test_renaming_keeps_the_shape_and_is_one_to_one(kind: str) -> None:
    old, new = function(ORIGINAL).code.split(), changed(kind).code.split()
    assert [token[0] for token in old] == [token[0] for token in new]
    pairs = {(one, other) for one, other in zip(old, new, strict=True) if one[0] == "i"}
    assert len(dict(pairs)) == len(pairs) == len({other for _, other in pairs})


def test_every_name_changes_only_where_all_are_renamed() -> None:
    names = {token for token in function(ORIGINAL).code.split() if token[0] == "i"}
    assert names.isdisjoint(changed("renamed-all").code.split())


def test_arbitrary_renaming_keeps_some_uses() -> None:
    old, new = function(ORIGINAL).code.split(), changed("arbitrary").code.split()
    differ = [one for one, other in zip(old, new, strict=True) if one != other]
    assert differ
    assert len(differ) < sum(token[0] == "i" for token in old)


@pytest.mark.parametrize("kind", ["renamed", "renamed-all", "arbitrary"])
@pytest.mark.parametrize("seed", range(5))
def test_text_says_what_the_tokens_say(kind: str, seed: int) -> None:
    found = changed(kind, seed)
    names = [token for token in found.code.split() if token[0] == "i"]
    assert [t for t in again(found.text).code.split() if t[0] == "i"] == names


@pytest.mark.parametrize("seed", range(10))
def test_light_edits_touch_two_lines_at_most_and_heavy_ones_more(seed: int) -> None:
    kept = {line.tokens for line in lines_of(function(ORIGINAL)) if line.tokens}
    light = {line.tokens for line in lines_of(changed("light", seed)) if line.tokens}
    heavy = {line.tokens for line in lines_of(changed("heavy", seed)) if line.tokens}
    assert 0 < len(kept ^ light) <= 4
    assert len(kept & heavy) >= len(kept) // 2


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_seed_gives_the_same_mutant(kind: str) -> None:
    assert changed(kind, 7) == changed(kind, 7)
