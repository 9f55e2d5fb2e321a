"""The cascade, with a model that looks for one word and counts what it reads."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from dupcheck import match, pace, stored
from dupcheck.arrays import Float32
from dupcheck.cache.store import Cache
from dupcheck.config import Settings
from dupcheck.embed.passage import key
from dupcheck.embed.table import MODELS, Model, ModelOptions
from dupcheck.records import Function, ModelId
from dupcheck.search import Nearness, Search
from dupcheck.workers import Workers

TOPICS = ("parse", "sort", "send", "draw")
BODIES = {
    "parse": "cells = line.split(separator)\n    return [cell.strip() for cell in cells if cell]",
    "sort": "pivot = items[0]\n    return sorted(items, key=lambda item: item < pivot)",
    "send": "with connect(host, port) as stream:\n        stream.write(message.encode())",
    "draw": "for point in points:\n        canvas.line(point.x, point.y, point.x + 1, point.y)",
}


class Thoughtful:
    """Functions of one topic are alike; the topic stands in a comment, which builtin never sees."""

    model = ModelId(name="thoughtful", revision="1", dim=8, precision="float32", recipe="1")
    notices = ("thoughtful was here",)

    def __init__(self, exhaustive: bool = False) -> None:
        self.exhaustive = exhaustive
        self.read: list[str] = []

    def key(self, function: Function) -> str:
        return key(function)

    def embed(self, functions: Sequence[Function]) -> Float32:
        self.read += [function.name for function in functions]
        vectors = np.zeros((len(functions), 8), np.float32)
        for row, function in enumerate(functions):
            vectors[row, TOPICS.index(function.text.partition("# ")[2].split()[0])] = 1
        return vectors


@pytest.fixture
def thoughtful(monkeypatch) -> Thoughtful:
    row = Model(
        name="thoughtful", loader=f"{__name__}:unused", description="", threshold=0.9,
        cross_threshold=0.9, certain=0.9, calibrated=True,
    )  # fmt: skip
    monkeypatch.setitem(MODELS, "thoughtful", row)
    embedder, load = Thoughtful(), stored.loaded

    def loaded(name: str, options: ModelOptions):
        return embedder if name == "thoughtful" else load(name, options)

    monkeypatch.setattr(stored, "loaded", loaded)
    return embedder


@pytest.fixture
def functions(extracted) -> list[Function]:
    """Two variants of each body; what they are about is said in a comment."""
    found = []
    for number, (name, body) in enumerate(BODIES.items()):
        for variant in ("one", "two"):
            code = f"def {name}_{variant}({variant}, line, items):\n    # {name}\n    {body}\n"
            code += f"    done({number}, {variant})\n"
            found += extracted(code, f"{name}_{variant}.py")
    assert len({function.digest for function in found}) == 8
    return found


def found(
    functions: Sequence[Function], asked: Sequence[bool] | None = None, cache=None, **said: object
) -> Nearness:
    settings = Settings(**{"model": "thoughtful", **said})  # type: ignore[arg-type]
    mask = np.ones(len(functions), np.bool_) if asked is None else np.array(asked)
    with Cache(cache) as kept, Workers(1) as workers:
        return Search(functions, mask, settings, kept, workers, lambda *_: None).run()


def pairs(nearness: Nearness, functions: Sequence[Function]) -> set[tuple[str, str, str]]:
    return {
        (functions[left].name, functions[right].name, near.model)
        for near in nearness.near
        for left, right in zip(near.pairs.left.tolist(), near.pairs.right.tolist(), strict=True)
    }


def test_everything_is_read_where_that_is_cheap_or_wanted(thoughtful, functions) -> None:
    wanted = found(functions, mode="exhaustive")
    thoughtful.exhaustive = True
    cheap = found(functions)
    for one in (wanted, cheap):
        assert one.proposer is None
        assert (one.embedded, one.reused, one.left) == (8, 0, 0)
        assert pairs(one, functions) == {(f"{t}_one", f"{t}_two", "thoughtful") for t in TOPICS}
    assert wanted.notices == ("thoughtful was here",)


def test_only_what_is_proposed_is_read(thoughtful, functions) -> None:
    lone = replace(
        functions[0], path="lone.py", name="lone", digest="f" * 64,
        code="iunlike o( o) o: kreturn n7", text="def lone():\n    return 7  # draw",
    )  # fmt: skip
    one = found([*functions, lone], mode="cascade")
    assert "lone" not in thoughtful.read
    assert one.proposer is not None
    assert one.proposer.name == "builtin"
    assert one.embedded + one.left == 9
    assert one.left >= 1
    decided = {pair for pair in pairs(one, [*functions, lone]) if pair[2] == "thoughtful"}
    assert decided == {(f"{t}_one", f"{t}_two", "thoughtful") for t in TOPICS}


def test_what_is_nested_in_a_function_is_not_proposed_to_it(thoughtful, extracted) -> None:
    # It would be the likeliest of all, and nobody judges such a pair.
    inner = BODIES["parse"].replace("\n    ", "\n        ")
    inside = f"    def inner():\n        # parse\n        {inner}\n"
    outer_and_inner = extracted(f"def outer(line):\n{inside}    return inner\n")
    assert len(outer_and_inner) == 2
    assert found(outer_and_inner, mode="cascade").left == 2
    assert thoughtful.read == []


def test_a_question_about_some_reads_them_and_their_candidates(thoughtful, functions) -> None:
    asked = [function.name == "sort_one" for function in functions]
    one = found(functions, asked, mode="cascade")
    assert {"sort_one", "sort_two"} <= set(thoughtful.read)
    assert len(thoughtful.read) < len(functions)
    assert ("sort_one", "sort_two", "thoughtful") in pairs(one, functions)
    assert all("sort_one" in pair for pair in pairs(one, functions))
    everything = found(functions, asked, mode="exhaustive")
    assert pairs(everything, functions) == {("sort_one", "sort_two", "thoughtful")}


def test_a_second_run_reads_nothing(thoughtful, functions, tmp_path) -> None:
    first = found(functions, mode="cascade", cache=tmp_path)
    again = found(functions, mode="cascade", cache=tmp_path)
    assert first.embedded == len(thoughtful.read) == again.reused
    assert again.embedded == 0
    assert pairs(first, functions) == pairs(again, functions)


@pytest.mark.usefixtures("thoughtful")
def test_with_everything_in_the_cache_nothing_is_left_out(functions, tmp_path) -> None:
    found(functions, mode="exhaustive", cache=tmp_path)
    warm = found(functions, cache=tmp_path)
    assert (warm.embedded, warm.reused, warm.left, warm.proposer) == (0, 8, 0, None)


@pytest.mark.usefixtures("thoughtful")
def test_with_all_but_the_new_in_the_cache_everything_is_compared(functions, tmp_path) -> None:
    found(functions[:-1], mode="exhaustive", cache=tmp_path)
    asked = [row == len(functions) - 1 for row in range(len(functions))]
    one = found(functions, asked, cache=tmp_path)
    assert (one.embedded, one.reused, one.left) == (1, 7, 0)


def test_when_time_runs_out_the_builtin_model_decides_and_says_so(
    thoughtful, functions, monkeypatch
) -> None:
    now = [0.0]
    embed = thoughtful.embed

    def slow(functions: Sequence[Function]) -> Float32:
        now[0] += 2.0 * len(functions)
        return embed(functions)

    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(thoughtful, "embed", slow)
    monkeypatch.setattr(pace, "_FIRST", 1)
    one = found(functions, mode="exhaustive", time_budget=5)
    assert 0 < one.embedded < 8
    assert one.left == 8 - one.embedded
    late = f"{one.left} of 8 functions were not read by thoughtful; the builtin model decided"
    assert any("time budget of 5 s ran out" in n and late in n for n in one.notices)
    models = {pair[2] for pair in pairs(one, functions)}
    assert models == {"thoughtful", "builtin"}
    read = set(thoughtful.read)
    for left, right, model in pairs(one, functions):
        assert ({left, right} <= read) == (model == "thoughtful")


def test_with_little_time_what_is_asked_about_is_read_first(
    thoughtful, functions, monkeypatch
) -> None:
    now = [0.0]
    embed = thoughtful.embed

    def slow(functions: Sequence[Function]) -> Float32:
        now[0] += 2.0 * len(functions)
        return embed(functions)

    monkeypatch.setattr(pace.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(pace, "_FIRST", 1)
    monkeypatch.setattr(thoughtful, "embed", slow)
    thoughtful.exhaustive = True
    asked = [function.name == "draw_two" for function in functions]
    one = found(functions, asked, time_budget=3)
    assert set(thoughtful.read) == {"draw_one", "draw_two"}
    assert ("draw_one", "draw_two", "thoughtful") in pairs(one, functions)
    thoughtful.read.clear()
    whole = found(functions, asked, time_budget=100)
    assert sorted(thoughtful.read) == sorted(function.name for function in functions)
    assert (whole.left, whole.proposer) == (0, None)


def test_without_any_time_the_builtin_model_decides_alone(thoughtful, functions) -> None:
    one = found(functions, time_budget=0)
    assert thoughtful.read == []
    assert pairs(one, functions) == {(*pair[:2], "builtin") for pair in pairs(one, functions)}
    assert (one.embedded, one.left) == (0, 8)
    alone = found(functions, model="builtin")
    assert pairs(one, functions) == pairs(alone, functions)


def test_guessed_thresholds_are_called_guesses(thoughtful, functions, monkeypatch) -> None:
    monkeypatch.setitem(MODELS, "thoughtful", replace(MODELS["thoughtful"], calibrated=False))
    guessed, *_ = (n for n in found(functions).notices if n not in thoughtful.notices)
    assert "0.9, and 0.9 across languages, are guesses; `dupcheck calibrate`" in guessed
    said = found(functions, threshold=0.8, cross_threshold=0.7)
    assert said.notices == thoughtful.notices


@pytest.mark.usefixtures("thoughtful")
def test_no_functions_are_no_problem() -> None:
    for mode in ("auto", "cascade", "exhaustive"):
        assert found([], mode=mode).embedded == 0


def test_what_is_gone_takes_no_room_of_what_is_there(functions, monkeypatch) -> None:
    """What an edited function was is always near: it would be one of the few to be looked at."""
    monkeypatch.setattr(match, "_FEWEST_CANDIDATES", 1)
    monkeypatch.setattr(match, "_STANDING", 2.0)
    new, was, old = functions[0], functions[0], functions[1]
    was = replace(was, digest="was", path="gone.py")
    rows = [new, was, old]
    asked = np.array([True, True, False])
    with Cache(None) as cache, Workers(1) as workers:

        def proposed(gone) -> set[tuple[int, int]]:
            search = Search(
                rows, asked, Settings(), cache, workers, lambda *_: None, np.array(gone)
            )
            search.run()
            found = search.candidates()
            return set(zip(found.left.tolist(), found.right.tolist(), strict=True))

        assert (0, 2) not in proposed([False, False, False])
        assert {(0, 2), (0, 1), (1, 2)} == proposed([False, True, False])
