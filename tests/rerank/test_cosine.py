"""Any model with vectors can have a second look."""

from dataclasses import replace

import numpy as np
import pytest
from rerank_pairs import functions, pairs, turned

from dupcheck.embed import builtin
from dupcheck.embed.table import MODELS, ModelOptions
from dupcheck.rerank import cosine
from dupcheck.rerank.cosine import CosineReranker


def test_the_score_is_the_cosine_with_the_thresholds_of_the_row() -> None:
    reranker = cosine.load("builtin", ModelOptions())
    left, right, _ = functions()
    a, b = builtin.load().embed([left, right])
    assert reranker.scores([(left, right)]) == pytest.approx([a @ b])
    assert reranker.threshold == MODELS["builtin"].threshold
    assert reranker.cross_threshold == MODELS["builtin"].cross_threshold
    assert reranker.model == builtin.load().model
    assert reranker.notices == ()


def test_borrowed_thresholds_are_said_to_be() -> None:
    row = replace(MODELS["builtin"], calibrated=False)
    reranker = CosineReranker(builtin.load(), row)
    assert reranker.notices == (
        "nobody has measured from which score on builtin finds duplicates: 0.25, and 0.2 across"
        " languages, are guesses",
    )


def test_either_order_alone_and_together() -> None:
    reranker, some = cosine.load("builtin", ModelOptions()), pairs()
    together = reranker.scores(some)
    assert together.dtype == np.float32
    assert together[-1] == pytest.approx(1)
    assert np.array_equal(together, reranker.scores(turned(some)))
    alone = [cosine.load("builtin", ModelOptions()).scores([pair])[0] for pair in some]
    assert np.allclose(together, alone, atol=1e-6)


def test_a_function_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    reranker, seen = cosine.load("builtin", ModelOptions()), []
    embed = builtin.Builtin.embed
    monkeypatch.setattr(builtin.Builtin, "embed", lambda self, f: seen.extend(f) or embed(self, f))
    reranker.scores(pairs())
    reranker.scores(turned(pairs()))
    assert len(seen) == len({function.name for function in seen}) == 4
