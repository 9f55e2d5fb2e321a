"""Learning on a hundred functions of twelve projects."""

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("scipy")
pytest.importorskip("torch")

from dupcheck.embed.features import bags
from dupcheck.embed.meaning import Rows, sums
from training import meaning
from training.bagging import bagged
from training.corpus import Sample
from training.namesakes import namesakes, unnamed

BODIES = {
    "parse_header": "isplit o( iline o, s: o)",
    "read_settings": "iopen o( ipath o) iload o( ifile o)",
    "count_letters": "kfor iletter kin itext o: icounts o[ iletter o] o+= n1",
    "close_socket": "isocket o. ishutdown o( o) isocket o. iclose o( o)",
    "draw_circle": "icanvas o. iarc o( icenter o, iradius o)",
    "send_mail": "imessage o. iencode o( o) iserver o. ideliver o( imessage o)",
    "hash_password": "isalt o+ ipassword o. idigest o( o)",
    "sort_rows": "irows o. iorder o( ikey o) kreturn irows",
    "fetch_page": "irequest o. iget o( iurl o) kif istatus o!= n200 o: kreturn knull",
}


def sample(project: int, name: str, release: int = 0) -> Sample:
    code = f"kdef i{name} o( iself o) o: {BODIES[name]} ivariable{project} o= i{name} o( o)"
    return Sample(
        package=f"pypi~project{project}~{release}",
        family=f"project{project}",
        split="train",
        path=f"src/file{project}.py",
        language="python" if project % 2 else "ruby",
        name=f"Class.{name}",
        code=code,
        size=60,
        digest=f"{project}/{name}/{release}",
        text="",
        doc="",
    )


PLAN = meaning.Plan(dimensions=6, steps=5)
SAMPLES = [sample(project, name) for project in range(12) for name in BODIES]


@pytest.fixture(scope="module")
def learned() -> Rows:
    return meaning.learn(SAMPLES, bagged(SAMPLES), PLAN)


def test_rows_are_small_whole_numbers_with_sorted_keys(learned: Rows) -> None:
    assert learned.rows.dtype == np.int8
    assert learned.rows.shape == (len(learned.keys), 6)
    assert (np.diff(learned.keys.astype(np.int64)) > 0).all()


def test_learning_again_gives_the_same(learned: Rows) -> None:
    again = meaning.learn(SAMPLES, bagged(SAMPLES), PLAN)
    assert (again.keys == learned.keys).all()
    assert (again.rows == learned.rows).all()


def test_namesakes_are_nearest(learned: Rows) -> None:
    vectors = sums(bags([unnamed(one) for one in SAMPLES[: 2 * len(BODIES)]]), learned)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    first, second = unit[: len(BODIES)], unit[len(BODIES) :]
    assert ((first @ second.T).argmax(axis=1) == np.arange(len(BODIES))).all()


def test_the_own_name_says_nothing() -> None:
    assert "parse_header" not in unnamed(sample(1, "parse_header"))
    assert "iline" in unnamed(sample(1, "parse_header"))


def test_namesakes_of_projects_releases_and_languages() -> None:
    project = [sample(1, "send_mail"), sample(1, "send_mail", release=1)]
    port = replace(project[0], language="c")
    found = namesakes([*project, sample(3, "send_mail"), port], np.random.default_rng(0))
    assert found.edits.tolist() == [[0, 1]]
    assert {frozenset(pair) for pair in found.strangers.tolist()} <= {
        frozenset([2, other]) for other in (0, 1, 3)
    }
    assert all(3 in pair for pair in found.ports.tolist())
    assert len(found.strangers)


def test_solutions_of_one_task_are_namesakes() -> None:
    task = [sample(project, "sort_rows") for project in range(3)]
    found = namesakes([replace(one, family="task:sort") for one in task], np.random.default_rng(0))
    assert found.solutions.tolist() == [[0, 1], [0, 2], [1, 2]]
