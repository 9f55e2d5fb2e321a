"""The hand-written set and its two reviews."""

import tomllib
from collections import Counter
from pathlib import Path

from benchmarks.quality.reviews import DIFFERENT, EDITED, REWRITTEN, Reviews
from benchmarks.quality.written import FOLDER, couples, solutions

REVIEW = """
[sum]
same = {{ python = "{python}", go = "rewritten" }}
near = {{ a = 0, b = 0 }}
across = {across}
"""


def reviews(folder: Path, first: str, second: str, across: int = 1) -> Reviews:
    for name, form in (("review-1.toml", first), ("review-2.toml", second)):
        (folder / name).write_text(REVIEW.format(python=form, across=across))
    return Reviews(folder)


def test_a_pair_is_rewritten_only_where_both_readers_say_so(tmp_path: Path) -> None:
    assert reviews(tmp_path, REWRITTEN, REWRITTEN).form("sum", "python") == REWRITTEN
    assert reviews(tmp_path, REWRITTEN, EDITED).form("sum", "python") == EDITED
    assert reviews(tmp_path, DIFFERENT, EDITED).form("sum", "python") == DIFFERENT


def test_readers_agree_on_a_share_of_the_pairs(tmp_path: Path) -> None:
    assert reviews(tmp_path, REWRITTEN, EDITED).agreement == 0.5


def test_ports_that_a_reader_doubts_do_not_count(tmp_path: Path) -> None:
    assert reviews(tmp_path, REWRITTEN, REWRITTEN).same_across("sum")
    assert not reviews(tmp_path, REWRITTEN, REWRITTEN, across=0).same_across("sum")


def test_every_task_is_solved_twice_in_both_languages_and_reviewed_twice() -> None:
    tasks = tomllib.loads((FOLDER / "tasks.toml").read_text(encoding="utf-8"))
    written = Counter(
        (one.task, one.author, one.function.language) for one in solutions() if not one.near
    )
    wanted = {
        (task, author, language)
        for task, row in tasks.items()
        for author in "ab"
        for language in row["languages"]
    }
    assert set(written) == wanted
    assert set(written.values()) == {1}
    sets = Counter(couple.set for couple in couples(solutions(), Reviews(FOLDER)))
    assert sets["written type-4"] > 120
    assert sets["written cross-language"] > 150
