from random import Random

import pytest

from training.corpus import Sample
from training.packages import packages
from training.pairs import forked, ported
from training.reserved import reserved_name
from training.solutions import pairs, solutions

LOOP = (
    "kfunction isome_name o( ia o) o{\nklet ib o= n0\n"
    "kfor o( kconst ix kof ia o) ib o+= ix\nkreturn ib\no}"
)
FOLD = "kreturn ivalues o. ireduce o( o( ione o, itwo o) o=> ione o+ itwo o, n0 o)"


def sample(package: str, code: str, language: str = "javascript", task: str = "sum") -> Sample:
    return Sample(
        package=f"npm~{package}~1",
        family=f"task:{task}",
        split="train",
        path="index.js",
        language=language,
        name=task,
        code=code,
        size=len(code.split()),
        digest=package,
        text="",
        doc="",
    )


def test_independent_solutions_are_pairs_and_copies_are_not() -> None:
    found = [sample("a", LOOP), sample("b", FOLD), sample("c", LOOP.replace("ib", "isum"))]
    asked = {(pair.query, pair.target) for pair in pairs(found, Random(0), 9)}
    assert asked == {(LOOP, 1), (FOLD, 2)}


def test_tasks_are_kept_apart_and_languages_told() -> None:
    found = [
        sample("a", LOOP),
        sample("b", FOLD, language="python"),
        sample("c", FOLD, task="product"),
    ]
    assert [pair.kind for pair in pairs(found, Random(0), 9)] == ["solution-across"]


def test_solutions_are_neither_forks_nor_ports() -> None:
    task = "add-numbers"
    found = [
        sample("a", LOOP, task=task),
        sample("b", LOOP + " o;", task=task),
        sample("c", FOLD + LOOP, language="python", task=task),
    ]
    assert not [*forked(found, Random(0), 9), *ported(found, Random(0), 9)]


def test_listed_packages_are_free_and_stand_on_one_side() -> None:
    sides = {(p.registry, p.name): p.split for p in packages()}
    listed = solutions()
    assert len({one.task for one in listed}) >= 60
    for one in listed:
        assert reserved_name(one.package.name) is None
        assert sides.get((one.package.registry, one.package.name), one.split) == one.split


def test_a_reserved_solution_is_refused(tmp_path) -> None:
    listed = tmp_path / "listed.txt"
    listed.write_text("chunk npm lodash.chunk 4.2.0 chunk\n", encoding="utf-8")
    with pytest.raises(ValueError, match="reserved"):
        solutions(listed)
