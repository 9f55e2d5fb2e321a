"""Which functions a costly model reads, and for what they stand."""

import numpy as np
import pytest

from dupcheck.calibration.records import ScopeName
from dupcheck.embed import builtin, table
from dupcheck.survey import costly, whole
from dupcheck.survey.population import Population

STEPS = (
    "total += entry.amount * {n}",
    "names.append(entry.name.strip('{n}'))",
    "if entry.level > {n}: continue",
    "seen[entry.key] = seen.get(entry.key, {n}) + 1",
    "entry.close(force={n})",
    "queue.put((entry.rank, {n}))",
    "log.write(f'{{entry}} {n}')",
)


def source(number: int) -> str:
    """A function of its own: other steps in another order."""
    chosen = np.random.default_rng(number).permutation(len(STEPS))[:4]
    lines = [f"        {STEPS[step].format(n=number)}" for step in chosen]
    head = (
        f"def work_{number}(entries, total, names, seen, queue, log):\n    for entry in entries:\n"
    )
    return head + "\n".join(lines) + "\n    return total, names\n"


def script(number: int) -> str:
    return (
        f"function pad{number}(words, width) {{ const lines = []; for (const word of words) {{"
        f" if (word.length > {number}) {{ lines.push(word.padEnd(width + {number})); }} }}"
        " return lines.concat(words); }"
    )


@pytest.fixture(scope="module")
def population(extracted):
    functions = [
        *(one for n in range(60) for one in extracted(source(n), f"{n}.py")),
        *(one for n in range(12) for one in extracted(script(n), f"{n}.js", "javascript")),
    ]
    return Population(functions, 0.5, False, lambda *_: None)


@pytest.fixture(scope="module")
def vectors(population):
    return builtin.load("builtin", table.ModelOptions()).embed(population.functions)


@pytest.fixture(scope="module")
def proposed(population, vectors):
    row = table.MODELS["builtin"]
    return whole.proposals(population, vectors, len(population), row)


def test_the_budget_holds_and_a_larger_one_reads_more(population, proposed) -> None:
    before: set[int] = set()
    for budget in (20, 40, 60):
        planned = costly.plan(population, proposed, budget)
        assert planned.seeds >= 1
        assert len(planned.rows) <= budget
        seeds = set(range(planned.seeds))
        assert seeds <= set(planned.rows.tolist())
        assert before <= seeds
        before = seeds


@pytest.mark.parametrize("name", list(ScopeName))
def test_the_pairs_of_a_seed_stand_for_all_its_others(population, proposed, name) -> None:
    planned = costly.plan(population, proposed, 50)
    family = population.family_of()
    stood = np.zeros(planned.seeds)
    for left, _, weight in (
        costly._met(planned, name),
        costly._rest(population, planned, name),
    ):
        np.add.at(stood, left, weight)
    for seed in range(planned.seeds):
        same = int(np.sum(family == family[seed]))
        others = same - 1 if name is ScopeName.SAME else len(population) - same
        assert stood[seed] == pytest.approx(others)


def test_what_is_measured_has_been_read(population, proposed) -> None:
    planned = costly.plan(population, proposed, 50)
    read = set(planned.rows.tolist())
    for name in proposed:
        for left, right, _ in (
            costly._met(planned, name),
            costly._rest(population, planned, name),
        ):
            assert set(left.tolist()) | set(right.tolist()) <= read
        known = planned.duplicates[name]
        assert set(known.left.tolist()) | set(known.right.tolist()) <= read


def test_the_estimate_comes_near_the_count(population, vectors, proposed) -> None:
    from dupcheck.calibration.alarms import rate

    row = table.MODELS["builtin"]
    wanted = dict.fromkeys(ScopeName, 50_000.0)
    (counted, *_) = whole.survey(population, vectors, len(population), row, wanted)
    planned = costly.plan(population, proposed, 60)
    (estimated, *_) = costly.survey(population, vectors, planned, row)
    assert estimated.name is counted.name is ScopeName.SAME
    for threshold in (0.2, 0.4, 0.6):
        right, about = rate(counted.alarms, threshold)[0], rate(estimated.alarms, threshold)[0]
        assert about == pytest.approx(right, rel=0.35)
