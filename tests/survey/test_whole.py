import numpy as np
import pytest

from dupcheck.calibration.records import ScopeName
from dupcheck.embed import builtin, table
from dupcheck.survey import whole
from dupcheck.survey.evidence import cosines, distinct, wrong
from dupcheck.survey.population import Population

SOURCE = """\
def work_{n}(entries, total):
    for entry in entries:
        if entry.level > {n} and entry.{word}:
            total += entry.amount * {n}
            entry.close(force={n})
    return total
"""
COPIED = """\
def drain_{n}(queue, {rest}):
    while {rest} > 0 and not queue.empty():
        {job} = queue.get_nowait()
        {rest} -= {job}.cost
        try:
            {job}.run()
        except TimeoutError:
            queue.put({job}.later())
        finally:
            queue.task_done()
    return {rest}
"""
WORDS = ("open", "late", "paid", "sent", "torn", "kept", "lost", "new", "old", "red", "wet", "dry")
ROW = table.MODELS["builtin"]


@pytest.fixture(scope="module")
def population(extracted):
    sources = [SOURCE.format(n=n, word=word) for n, word in enumerate(WORDS)]
    sources += [COPIED.format(n=1, rest="budget", job="job")]
    sources += [COPIED.format(n=2, rest="credit", job="task")]
    functions = [one for n, text in enumerate(sources) for one in extracted(text, f"{n}.py")]
    return Population(functions, 0.5, False, lambda *_: None)


@pytest.fixture(scope="module")
def vectors(population):
    return builtin.load("builtin", table.ModelOptions()).embed(population.functions)


def test_neighbours_are_what_brute_force_finds(population, vectors) -> None:
    met = whole.neighbours(population, vectors, 14, ScopeName.SAME, 0.5, 0.5, ROW.certain)
    product = vectors @ vectors.T
    product[np.arange(14), np.arange(14)] = -2
    wanted = set(zip(*(rows.tolist() for rows in np.nonzero(product >= 0.5)), strict=True))
    assert len(met.duplicates.left) == 1
    near = set(zip(met.near.left.tolist(), met.near.right.tolist(), strict=True))
    assert near <= wanted
    told = set(zip(met.wrong.left.tolist(), met.wrong.right.tolist(), strict=True))
    copied = {tuple(sorted(pair)) for pair in wanted} - {tuple(sorted(pair)) for pair in told}
    assert copied == set(
        zip(
            np.minimum(met.duplicates.left, met.duplicates.right).tolist(),
            np.maximum(met.duplicates.left, met.duplicates.right).tolist(),
            strict=True,
        )
    )


def test_one_language_has_one_scope(population, vectors) -> None:
    wanted = dict.fromkeys(ScopeName, 10.0)
    (found,) = whole.survey(population, vectors, len(population), ROW, wanted)
    assert found.name is ScopeName.SAME
    assert set(whole.proposals(population, vectors, 3, ROW)) == {ScopeName.SAME}


def test_cosines_of_pairs(vectors) -> None:
    left, right = np.array([0, 3]), np.array([1, 3])
    assert cosines(vectors, left, right) == pytest.approx([vectors[0] @ vectors[1], 1.0], abs=1e-5)
    assert len(cosines(vectors, left[:0], right[:0])) == 0


def test_each_pair_is_told_once(population, vectors) -> None:
    met = whole.neighbours(
        population, vectors, len(population), ScopeName.SAME, -1, -1, ROW.certain
    )
    twice = distinct(population, [met.near, met.near])
    keys = population.keys(twice)
    assert len(np.unique(keys)) == len(keys)
    assert set(keys.tolist()) == set(population.keys(met.near).tolist())


def test_what_is_far_is_taken_for_wrong_unseen(population, vectors) -> None:
    met = whole.neighbours(
        population, vectors, len(population), ScopeName.SAME, -1, -1, ROW.certain
    )
    assert len(met.duplicates.left)
    assert wrong(population, met.duplicates, 2.0).all()
    assert not wrong(population, met.duplicates, -1.0).any()
