import json
from dataclasses import replace

import numpy as np

from benchmarks.quality import pool
from benchmarks.quality.board import Member, Project
from benchmarks.quality.systems.contract import Alarms
from dupcheck.extract.normalize import digest
from dupcheck.lines import LineRange
from dupcheck.records import Function


def function(number: int, **fields: object) -> Function:
    code = f"ione itwo i{number}"
    made = Function(
        path=f"{number}.py", language="python", name=f"f{number}",
        lines=LineRange(start=1, end=1), span=(0, 1), text=f"text {number}", code=code, size=3,
        digest=digest(code),
    )  # fmt: skip
    return replace(made, **fields)


PROJECT = Project(
    name="p",
    members=[Member(function=function(i), group=("p", str(i))) for i in range(4)],
    alarms=True,
)


def alarm(left: int, right: int, score: float) -> pool.Alarm:
    return pool.Alarm(project=PROJECT, left=left, right=right, score=score)


def test_a_pair_counts_once_and_only_as_somebodys_best() -> None:
    found = Alarms(best=np.array([1, 0, 1, -1]), score=np.array([0.9, 0.9, 0.4, 0.0]))
    told = pool.ranked(pool.alarms(PROJECT, found))
    assert [(one.left, one.right, one.score) for one in told] == [(0, 1, 0.9), (1, 2, 0.4)]


def test_what_nobody_has_read_counts_as_false() -> None:
    told = [alarm(0, 1, 0.9), alarm(1, 2, 0.5)]
    scores, right, read = pool.judged(told, {told[0].key: True})
    assert (scores.tolist(), right.tolist(), read.tolist()) == (
        [0.9, 0.5],
        [True, False],
        [True, False],
    )


def test_systems_take_turns_and_nothing_is_read_twice() -> None:
    one, other = [alarm(0, 1, 0.9), alarm(1, 2, 0.8)], [alarm(1, 0, 0.7), alarm(2, 3, 0.6)]
    chosen = pool.unread([one, other], {}, most=9, wrong=5)
    assert [(a.left, a.right) for a in chosen] == [(0, 1), (1, 2), (2, 3)]
    assert len(pool.unread([one, other], {}, most=2, wrong=5)) == 2
    known = {chosen[0].key: True}
    assert chosen[0].key not in {a.key for a in pool.unread([one, other], known, 9, 5)}


def test_enough_false_alarms_end_the_turns_of_a_system() -> None:
    one = [alarm(0, 1, 0.9), alarm(1, 2, 0.8), alarm(2, 3, 0.7)]
    known = {one[0].key: False}
    assert pool.unread([one], known, most=9, wrong=1) == []
    assert len(pool.unread([one], known, most=9, wrong=2)) == 2


def test_labels_keep_no_code_and_hold_for_both_orders(tmp_path) -> None:
    (row,) = pool.to_read([alarm(1, 0, 0.9)])
    assert row["texts"] == ["text 1", "text 0"]
    (kept,) = pool.kept([{**row, "label": 1, "reason": "one could call the other"}])
    assert "texts" not in kept
    file = tmp_path / "pool.jsonl"
    file.write_text(json.dumps(kept) + "\n")
    assert pool.labels(file) == {alarm(0, 1, 0.1).key: True}
    assert pool.labels(tmp_path / "none.jsonl") == {}
    assert list(pool.kept([row])) == []
