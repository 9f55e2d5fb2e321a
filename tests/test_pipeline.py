"""The road as a whole, on real repositories with the shipped model."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from dupcheck import answer, pipeline
from dupcheck.arrays import Float32, Int64
from dupcheck.config import Settings
from dupcheck.errors import UsageError
from dupcheck.records import CloneType, Function, ModelId, Report, Stats
from dupcheck.rerank import table as rerank
from dupcheck.rerank.table import Pair
from dupcheck.search import Near

READ_TABLE = '''\
def read_table(path, separator=","):
    """Rows of a file as dictionaries."""
    with open(path, encoding="utf-8") as stream:
        header = stream.readline().rstrip().split(separator)
        rows = []
        for number, line in enumerate(stream, start=2):
            cells = line.rstrip().split(separator)
            if len(cells) != len(header):
                raise ValueError(f"line {number}: {len(cells)} cells")
            rows.append(dict(zip(header, cells)))
    return rows
'''
RENAMED = (
    READ_TABLE.replace("read_table", "load_records")
    .replace("rows", "records")
    .replace("cells", "fields")
    .replace("header", "columns")
)
UNRELATED = """\
def drain(queue, budget):
    while budget > 0 and not queue.empty():
        job = queue.get_nowait()
        budget -= job.cost
        try:
            job.run()
        except TimeoutError:
            queue.put(job.later())
        finally:
            queue.task_done()
    return budget
"""


@pytest.fixture
def tables(repository):
    repository.write("shop/tables.py", READ_TABLE)
    repository.write("shop/queue.py", UNRELATED)
    repository.write("billing/records.py", "import os\n\n\n" + RENAMED)
    repository.commit()
    return repository


def scanned(root: Path, cache: Path | None = None, **settings: object) -> Report:
    return pipeline.scan(root, Settings(**settings), (), lambda *_: None, cache)  # type: ignore[arg-type]


def timeless(report: Report) -> Report:
    """The report without what may differ between runs on the same input."""
    return dataclasses.replace(report, stats=Stats())


def test_a_renamed_copy_is_found_and_nothing_else(tables) -> None:
    (finding,) = scanned(tables.root).findings
    (copy,) = finding.copies
    assert {finding.keep.place, copy.function.place} == {
        "shop/tables.py:1",
        "billing/records.py:4",
    }
    assert copy.verdict.clone_type is CloneType.TYPE_2
    renames = {(d.left, d.right) for d in copy.verdict.differences if d.kind == "identifier"}
    assert renames in (
        {
            ("read_table", "load_records"),
            ("rows", "records"),
            ("cells", "fields"),
            ("header", "columns"),
        },
        {
            ("load_records", "read_table"),
            ("records", "rows"),
            ("fields", "cells"),
            ("columns", "header"),
        },
    )


def test_a_second_run_parses_and_embeds_nothing(tables, tmp_path) -> None:
    first = scanned(tables.root, tmp_path / "cache")
    second = scanned(tables.root, tmp_path / "cache")
    assert (first.stats.parsed, first.stats.embedded) == (3, 3)
    assert (second.stats.parsed, second.stats.embedded) == (0, 0)
    assert timeless(second) == timeless(first)


def test_only_what_changed_is_parsed_and_embedded_again(tables, tmp_path) -> None:
    scanned(tables.root, tmp_path / "cache")
    tables.write("shop/queue.py", UNRELATED.replace("budget", "purse"))
    again = scanned(tables.root, tmp_path / "cache").stats
    assert (again.parsed, again.embedded) == (1, 1)


def test_a_moved_file_costs_nothing(tables, tmp_path) -> None:
    scanned(tables.root, tmp_path / "cache")
    tables.git("mv", "shop/tables.py", "moved.py")
    report = scanned(tables.root, tmp_path / "cache")
    assert (report.stats.parsed, report.stats.embedded) == (0, 0)
    assert "moved.py" in {f.keep.path for f in report.findings} | {
        copy.function.path for f in report.findings for copy in f.copies
    }


def test_the_number_of_workers_changes_nothing(repository) -> None:
    for number in range(60):
        filler = f"# {'-' * 9_000}\n" + UNRELATED.replace("drain", f"drain_{number}")
        repository.write(f"jobs/{number:02}.py", filler + f"\n\nLIMIT = {number}\n")
    repository.write("tables.py", READ_TABLE)
    repository.write("records.py", RENAMED)
    assert timeless(scanned(repository.root, jobs=1)) == timeless(scanned(repository.root, jobs=2))


def test_only_the_wanted_paths_are_scanned(tables) -> None:
    report = pipeline.scan(tables.root, Settings(), ("shop",), lambda *_: None, None)
    assert report.stats.files == 2
    assert report.findings == ()


def against_all(root: Path, *paths: str, **settings: object) -> Report:
    chosen = [str(root / path) for path in paths]
    said = Settings(**settings)  # type: ignore[arg-type]
    return pipeline.scan(root, said, chosen, lambda *_: None, None, against_all=True)


def test_what_is_in_a_path_is_compared_with_the_whole_repository(tables) -> None:
    (finding,) = against_all(tables.root, "billing", min_confidence=0.5).findings
    assert {finding.keep.path, finding.copies[0].function.path} == {
        "shop/tables.py",
        "billing/records.py",
    }
    assert not against_all(tables.root, "shop/queue.py").findings
    report = against_all(tables.root, "shop/queue.py")
    assert (report.stats.files, report.stats.functions) == (3, 3)


def test_old_copies_of_what_is_asked_about_are_in_its_finding(tables) -> None:
    tables.write("depot/lines.py", RENAMED.replace("records", "lots").replace("fields", "bits"))
    tables.write("depot/again.py", UNRELATED.replace("budget", "purse"))
    tables.commit()
    (finding,) = against_all(tables.root, "billing", min_confidence=0.5).findings
    paths = {finding.keep.path, *(copy.function.path for copy in finding.copies)}
    assert paths == {"shop/tables.py", "billing/records.py", "depot/lines.py"}
    everything = {f.fingerprint for f in scanned(tables.root, min_confidence=0.5).findings}
    assert len(everything) == 2
    assert finding.fingerprint in everything


def test_of_several_places_the_one_that_is_asked_about_is_compared(repository) -> None:
    # Two tests that are alike are less of a duplicate than a test and what it copies.
    for path in ("tests/first.py", "tests/second.py"):
        repository.write(path, READ_TABLE)
    repository.write("shop/tables.py", READ_TABLE.replace("start=2", "start=3"))
    for path in ("tests/first.py", "tests/second.py"):
        (finding,) = against_all(repository.root, path, min_confidence=0.96).findings
        assert {finding.keep.path, finding.copies[0].function.path} == {"shop/tables.py", path}


def test_copies_that_nobody_asked_about_are_not_compared_with_each_other(
    tables, monkeypatch
) -> None:
    for path in ("depot/again.py", "depot/third.py"):
        tables.write(path, UNRELATED)
    among, compared = answer.Search.among, []

    def counted(search: answer.Search, rows: Int64) -> tuple[Near, ...]:
        compared.append(len(rows))
        return among(search, rows)

    monkeypatch.setattr(answer.Search, "among", counted)
    assert len(against_all(tables.root, "billing").findings) == 1
    assert compared == [2]


class Oracle:
    """A second model that holds nothing to be the same but what it is told to."""

    model = ModelId(name="oracle", revision="1", dim=1, precision="float32", recipe="1")
    notices = ()
    threshold, cross_threshold = 0.5, 0.4

    def __init__(self, score: float) -> None:
        self.score = score

    def key(self, function: Function) -> str:
        return function.digest

    def scores(self, pairs: Sequence[Pair]) -> Float32:
        return np.full(len(pairs), self.score, np.float32)


@pytest.mark.parametrize("score", [0.45, 0.75])
def test_explain_asks_the_second_model_as_a_scan_does(tables, monkeypatch, score: float) -> None:
    monkeypatch.setattr(rerank, "load", lambda _name, _options: Oracle(score))
    found = scanned(tables.root, rerank="oracle").findings
    explained = pipeline.explain(
        tables.root, "shop/tables.py:3", "billing/records.py:4", Settings(rerank="oracle"), None
    )
    assert explained.reported == bool(found) == (score > 0.5)
    assert explained.verdict.match.model == "oracle"
    assert (explained.threshold, explained.verdict.match.similarity) == (0.5, pytest.approx(score))
    for finding in found:
        verdict = finding.copies[0].verdict
        assert verdict.match.model == "oracle"
        assert verdict.confidence == pytest.approx(explained.verdict.confidence)


def test_explain_asks_the_second_model_of_what_the_first_proposes_only(tables, monkeypatch) -> None:
    monkeypatch.setattr(rerank, "load", lambda _name, _options: Oracle(0.9))
    tables.write(
        "shop/other.py", "def other(a):\n    return [~a[i] ^ i << 3 for i in a if i % 7]\n"
    )
    explained = pipeline.explain(
        tables.root, "shop/other.py:1", "shop/queue.py:1", Settings(rerank="oracle"), None
    )
    assert explained.verdict.match.model == "builtin"
    assert not explained.reported


def test_a_second_model_that_is_none_is_told_before_anything_is_compared(
    tables, monkeypatch
) -> None:
    monkeypatch.setattr(answer.Search, "run", lambda _search: pytest.fail("too late"))
    with pytest.raises(UsageError, match="for a second look"):
        scanned(tables.root, rerank="bge-m33")


def test_small_functions_are_counted_but_not_compared(tables) -> None:
    stats = scanned(tables.root, min_tokens=1_000).stats
    assert (stats.functions, stats.compared) == (3, 0)


@pytest.mark.parametrize(
    ("tests", "found"), [("include", {"shop", "tests"}), ("separate", set()), ("exclude", set())]
)
def test_tests_are_compared_as_the_settings_say(repository, tests: str, found: set[str]) -> None:
    repository.write("shop/tables.py", READ_TABLE)
    repository.write("tests/helpers.py", RENAMED)
    report = scanned(repository.root, tests=tests)
    members = [f for finding in report.findings for f in (finding.keep, finding.copies[0].function)]
    assert {function.path.partition("/")[0] for function in members} == found
    assert report.stats.compared == (1 if tests == "exclude" else 2)


def test_an_empty_repository_is_clean(repository) -> None:
    report = scanned(repository.root)
    assert report.findings == ()
    assert report.stats.files == 0


def test_what_was_left_out_is_in_the_report(tables) -> None:
    tables.write("shop/broken.py", "def broken(:\n    return (\n")
    tables.write("shop/api_pb2.py", READ_TABLE)
    skipped = {item.path: item.reason.value for item in scanned(tables.root).skipped}
    assert skipped.get("shop/api_pb2.py") == "generated"


def test_each_pair_of_languages_has_its_threshold(repository) -> None:
    port = """\
function readTable(path, separator) {
  const stream = open(path);
  const header = stream.readline().trim().split(separator);
  const rows = [];
  for (const line of stream) {
    const cells = line.trim().split(separator);
    if (cells.length != header.length) throw new Error(`${cells.length} cells`);
    rows.push(dict(zip(header, cells)));
  }
  return rows;
}
"""
    repository.write("tables.py", READ_TABLE)
    repository.write("tables.js", port)
    ported = {"threshold": 1.0, "cross_threshold": 0.1, "min_confidence": 0.0}
    (finding,) = scanned(repository.root, **ported).findings
    assert finding.copies[0].verdict.clone_type is CloneType.CROSS_LANGUAGE
    same = {"threshold": 0.1, "cross_threshold": 1.0, "min_confidence": 0.0}
    assert scanned(repository.root, **same).findings == ()


def test_explain_says_why_a_pair_is_reported(tables) -> None:
    explained = pipeline.explain(
        tables.root, "shop/tables.py:3", "billing/records.py:load_records", Settings(), None
    )
    assert explained.reported
    assert explained.verdict.clone_type is CloneType.TYPE_2
    assert dict(explained.verdict.evidence)["aligned"] == 1.0


def test_explain_says_why_a_pair_is_not_reported(tables) -> None:
    explained = pipeline.explain(
        tables.root, "shop/tables.py:3", "shop/queue.py:drain", Settings(), None
    )
    assert not explained.reported
    assert any("below the threshold" in reason for reason in explained.reasons)


def test_explain_agrees_with_scan(tables) -> None:
    (finding,) = scanned(tables.root).findings
    explained = pipeline.explain(
        tables.root, finding.keep.place, finding.copies[0].function.place, Settings(), None
    )
    assert explained.verdict.confidence == pytest.approx(finding.confidence)
    assert explained.verdict.match.similarity == pytest.approx(
        finding.copies[0].verdict.match.similarity
    )


@pytest.mark.parametrize("place", ["nowhere.py:1", "shop/tables.py:nothing", "shop/tables.py:99"])
def test_explain_refuses_a_place_without_a_function(tables, place: str) -> None:
    with pytest.raises(UsageError):
        pipeline.explain(tables.root, place, "shop/queue.py:drain", Settings(), None)
