"""What is silenced in real repositories, by the whole road."""

from pathlib import Path

import pytest

from dupcheck import pipeline
from dupcheck.config import Settings
from dupcheck.records import Report, Silencer

READ_TABLE = """\
def read_table(path, separator=","):
    with open(path, encoding="utf-8") as stream:
        header = stream.readline().rstrip().split(separator)
        rows = []
        for number, line in enumerate(stream, start=2):
            cells = line.rstrip().split(separator)
            if len(cells) != len(header):
                raise ValueError(f"line {number}: {len(cells)} cells")
            rows.append(dict(zip(header, cells)))
    return rows
"""
RENAMED = READ_TABLE.replace("read_table", "load_records").replace("rows", "records")
IGNORE = "# dupcheck: ignore -- two formats\n"


@pytest.fixture
def tables(repository):
    repository.write("shop/tables.py", READ_TABLE)
    repository.write("billing/records.py", RENAMED)
    repository.commit()
    return repository


def scanned(root: Path, cache: Path | None = None, **settings: object) -> Report:
    return pipeline.scan(root, Settings(jobs=1, **settings), (), lambda *_: None, cache)  # type: ignore[arg-type]


def told(report: Report) -> tuple[int, list[tuple[Silencer, str, str]], list[str]]:
    """How many findings, what is quiet, what is unused."""
    quiet = [(one.by, one.where, one.reason) for one in report.quiet]
    return len(report.findings), quiet, [one.where for one in report.unused]


def test_a_comment_silences_from_the_cache_as_from_the_file(tables, tmp_path) -> None:
    tables.write("billing/records.py", IGNORE + RENAMED)
    expected = (0, [(Silencer.COMMENT, "billing/records.py:1", "two formats")], [])
    for _ in range(2):
        report = scanned(tables.root, tmp_path / "cache")
        assert told(report) == expected
        assert report.notices == ()
    assert report.stats.parsed == 0


def test_one_partner_is_silenced_and_the_other_is_not(tables) -> None:
    tables.write("billing/records.py", IGNORE.replace("ignore", "ignore[shop/]") + RENAMED)
    tables.write("third.py", READ_TABLE.replace("read_table", "third"))
    report = scanned(tables.root)
    (finding,) = report.findings
    assert len(finding.copies) == 2
    assert report.unused == ()
    (tables.root / "shop/tables.py").unlink()
    report = scanned(tables.root)
    assert told(report) == (1, [], ["billing/records.py:1"])


def test_a_pair_is_silenced_by_the_settings(tables) -> None:
    pairs = ("shop/ <> billing/ -- two shops", "old/ <> * -- gone")
    report = scanned(tables.root, ignore_pairs=pairs)
    assert told(report) == (
        0,
        [(Silencer.PAIR, "ignore-pairs[0]", "two shops")],
        ["ignore-pairs[1]"],
    )


def test_a_function_too_small_to_compare_needs_no_use_for_its_comment(tables) -> None:
    tables.write("small.py", "# dupcheck: ignore -- small\ndef f(a, b):\n    return a + b * 2\n")
    assert scanned(tables.root).unused == ()


def test_of_a_part_nothing_is_said_to_be_unused(tables) -> None:
    tables.write("billing/records.py", IGNORE + RENAMED)
    report = pipeline.scan(tables.root, Settings(jobs=1), ("billing",), lambda *_: None, None)
    assert report.unused == ()
    assert scanned(tables.root).unused == ()


def test_a_misspelt_comment_is_told_and_silences_nothing(tables) -> None:
    tables.write("billing/records.py", IGNORE.replace("ignore", "ingore") + RENAMED)
    report = scanned(tables.root)
    assert len(report.findings) == 1
    (notice,) = report.notices
    assert notice.startswith("billing/records.py:1: ")
    assert 'Did you mean "ignore"?' in notice


def test_what_is_nested_in_a_silenced_function_does_not_come_up_instead(repository) -> None:
    inner = "".join(f"    {line}\n" for line in READ_TABLE.split("\n"))
    for name in "ab":
        source = f"def wrap_{name}(path):\n{inner}\n    return read_table(path)\n"
        repository.write(f"{name}.py", (IGNORE if name == "a" else "") + source)
    report = scanned(repository.root)
    assert report.findings == ()
    assert {one.by for one in report.quiet} == {Silencer.COMMENT}
