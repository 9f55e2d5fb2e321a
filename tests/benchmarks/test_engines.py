import json
import os
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.engines import installed
from benchmarks.engines.compare import Plan, compared, prepared, rows
from benchmarks.engines.report import table
from benchmarks.engines.runs import Runs
from benchmarks.engines.table import ENGINES, REFERENCE, Engine
from benchmarks.engines.texts import drawn
from benchmarks.engines.worker import Job, measured
from benchmarks.random_model import FULL, build

TINY = replace(
    FULL, vocabulary=200, hidden=64, intermediate=96, layers=2, heads=4, kv_heads=2, head=16
)
TEXTS = tuple(tuple(range(i, i + length)) for i, length in enumerate((9, 30, 17, 4, 50, 22)))
BEATEN = "transformers-bfloat16"
BROKEN = Engine(
    name="broken", loader="nowhere:load", description="", needs=("numpy",), prepares=True
)


def _job(model: Path, engine: str, vectors: Path) -> Job:
    return Job(
        task="measure",
        engine=engine,
        model=str(model),
        work=str(model),
        threads=os.cpu_count() or 1,
        started=time.time(),
        texts=TEXTS,
        vectors=str(vectors),
    )


def _answer(seconds: float, **more: object) -> dict[str, object]:
    answer = {"tokens": 100, "functions": 4, "seconds": seconds, "load": 1.0, "start": 2.0}
    return answer | {"peak_mib": 7, "apart": 0.0, "notices": []} | more


def _keep(folder: Path, name: str, answer: object, vectors: object = ((1.0, 0.0),)) -> None:
    (folder / f"{name}.json").write_text(json.dumps(answer))
    np.save(folder / f"{name}.npy", np.array(vectors, np.float32))


def _plan(model: Path, *engines: Engine, number: int = 2) -> Plan:
    return Plan(engines=engines, model=model, outliers=model, texts=TEXTS, few=1, rounds=number)


def _runs(folder: Path, seconds: float = 60) -> Runs:
    return Runs(folder=folder, work=folder, threads=1, seconds=seconds)


def _document(**more: object) -> dict[str, Any]:
    texts = {"subject": "x 1", "functions": 6, "tokens": 1234, "tokenizer": "y", "longest": 50}
    machine = {"cpu": "a processor", "threads": 2}
    document = {"texts": texts, "machine": machine, "model": {"parameters": 595_776_512}}
    document["limits"] = {"float32": 240.0}
    return document | {"left_out": {}, "complete": True, "engines": []} | more


def test_the_reference_tells_padding_and_batches_from_nothing(tmp_path: Path) -> None:
    model = build(tmp_path / "model", TINY)

    run = measured(_job(model, REFERENCE, tmp_path / "one.npy"))
    measured(_job(model, f"{REFERENCE}-naive", tmp_path / "two.npy"))

    one, two = np.load(tmp_path / "one.npy"), np.load(tmp_path / "two.npy")
    assert (run.tokens, run.functions) == (132, 6)
    assert run.apart < 1e-5
    np.testing.assert_allclose(one, two, atol=1e-5)
    np.testing.assert_allclose(np.linalg.norm(one, axis=1), 1, atol=1e-6)


def test_dupchecks_own_engine_is_near_the_reference(tmp_path: Path) -> None:
    model = build(tmp_path / "model", TINY)

    measured(_job(model, REFERENCE, tmp_path / "one.npy"))
    run = measured(_job(model, "dupcheck-bfloat16", tmp_path / "two.npy"))

    one, two = np.load(tmp_path / "one.npy"), np.load(tmp_path / "two.npy")
    assert np.einsum("ij,ij->i", one, two).min() > 0.999
    assert run.notices[0] == "bfloat16 on cpu"


def test_what_was_run_is_not_run_again_and_ratios_are_those_of_a_round(tmp_path: Path) -> None:
    limits = {"float32": 100.0, "bfloat16": 200.0}
    for number, reference, other in ((0, 2.0, 1.0), (1, 20.0, 5.0)):
        _keep(tmp_path, f"limit-{number}", limits)
        _keep(tmp_path, f"{REFERENCE}-{number}", _answer(reference))
        _keep(tmp_path, f"{BEATEN}-{number}", _answer(other, peak_mib=8 - number), ((0.6, 0.8),))
    for name in (REFERENCE, BEATEN):
        _keep(tmp_path, f"{name}-outliers", _answer(3.0 if name == REFERENCE else 2.0))
    plan, runs = _plan(tmp_path, ENGINES[REFERENCE], ENGINES[BEATEN]), _runs(tmp_path, -1)

    found = prepared(plan, runs)
    compared(plan, runs, found)

    reference, beaten = rows(plan, runs, found)
    assert found.complete
    assert (reference["ratio"], reference["mean_cosine"]) == (1.0, 1.0)
    assert (beaten["ratio"], beaten["tokens_a_second"], beaten["peak_mib"]) == (3.0, 60.0, 8)
    assert beaten["share_of_limit"] == 0.3
    assert beaten["smallest_cosine"] == pytest.approx(0.6)
    assert beaten["smallest_outliers_cosine"] == pytest.approx(1.0)
    assert beaten["outliers_ratio"] == 1.5


def test_what_fails_is_left_out_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").touch()
    _keep(tmp_path, "limit-0", {"float32": 100.0})
    _keep(tmp_path, f"{REFERENCE}-0", _answer(2.0))
    plan, runs = _plan(tmp_path, BROKEN, ENGINES[REFERENCE], number=1), _runs(tmp_path, -1)

    found = prepared(plan, runs)
    compared(plan, runs, found)

    assert list(found.failed) == ["broken"]
    assert "KeyError" in found.failed["broken"]
    assert not found.complete
    assert [row["engine"] for row in rows(plan, runs, found)] == [REFERENCE]


def test_weights_are_converted_again_only_where_they_or_the_code_changed(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.touch()
    engine, runs = BROKEN, _runs(tmp_path)
    place = tmp_path / f"{engine.name}-{tmp_path.name}"
    place.mkdir()
    of = [0, weights.stat().st_mtime_ns, engine.code]
    (place / "prepared.json").write_text(json.dumps({"of": of, "seconds": 3.0}))

    assert runs.prepared(engine, tmp_path)["seconds"] == 3.0
    weights.write_bytes(b"others")
    with pytest.raises(RuntimeError):
        runs.prepared(engine, tmp_path)
    assert not (place / "prepared.json").exists()


def test_the_table_has_the_fastest_first_and_says_what_is_missing() -> None:
    slow = {
        "engine": "slow",
        "description": "slow one",
        "notices": [],
        "tokens_a_second": 125.4,
        "functions_a_second": 1.04,
        "ratio": 1.0,
        "limit": "float32",
        "share_of_limit": None,
        "peak_mib": 2400,
        "load_seconds": 3.21,
        "start_seconds": 6.0,
        "installed_mib": None,
        "alone_differs": 2.4e-7,
        "smallest_cosine": 0.99996,
        "mean_cosine": 1.0,
    }
    fast = slow | {
        "engine": "fast",
        "description": "fast one",
        "notices": ["int8 on cpu"],
        "ratio": 3.6,
        "share_of_limit": 0.521,
        "alone_differs": 0.0,
        "smallest_outliers_cosine": 0.98765,
        "mean_outliers_cosine": 0.995,
        "outliers_ratio": 2.5,
        "outliers_notices": ["bfloat16 on cpu"],
    }

    document = _document(engines=[slow, fast], left_out={"odd": "no wheel"}, complete=False)
    lines = table(document).splitlines()

    assert "6 functions of x 1, 1,234 tokens" in lines[0]
    assert "596 million" in lines[0]
    assert [line.split(" | ")[0] for line in lines[4:6]] == ["| fast one", "| slow one"]
    assert " | 3.60 | 52% of float32 | " in lines[4]
    assert lines[4].endswith("| 0.9999 / 1.0000 | 0.9876 / 0.9950 | 2.50 | 0 |")
    assert lines[5] == (
        "| slow one | 125 | 1.0 | 1.00 | ? | 2,400 | 3.2 | 6.0 | ?"
        " | 0.9999 / 1.0000 |  |  | 2e-07 |"
    )
    rest = "\n".join(lines[6:])
    assert "fast says: int8 on cpu." in rest
    assert "With outliers it says: bfloat16 on cpu." in rest
    assert "odd is left out: no wheel" in rest
    assert "time was over" in rest


def test_texts_are_the_same_for_a_seed_and_say_who_cut_them(tmp_path: Path) -> None:
    for name in "abcdef":
        body = "".join(f"    {name}{i} = call_{i}(x, {i}) + other\n" for i in range(9))
        (tmp_path / f"{name}.py").write_text(f"def {name}(x):\n{body}    return x\n")

    one, two, other = (drawn(tmp_path, None, 4, 400, seed) for seed in (1, 1, 2))

    assert one == two
    assert one.digest != other.digest
    assert len(one.ids) == 4
    assert all(text[-1] == 151_643 for text in one.ids)
    assert "stand-in" in one.tokenizer


def test_installed_size_counts_what_is_needed_in_turn() -> None:
    names = {one.metadata["Name"].lower() for one in installed.closure(["dupcheck[qwen-cpu]"])}

    assert {"onnxruntime", "tokenizers", "numpy", "tqdm"} <= names
    assert "torch" not in names
    assert installed.mib(["dupcheck[qwen-cpu]"]) > installed.mib(["numpy"]) > 10
    assert installed.mib(["no-such-distribution"]) is None
