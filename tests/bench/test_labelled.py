"""The labelled set is what its manifest and its README say it is."""

import tomllib
from collections import Counter
from importlib import resources

import pytest

from dupcheck.bench.labelled import COPIES, Labelled, Role, labelled_set
from dupcheck.compare.comparison import compare
from dupcheck.compare.profile import profile
from dupcheck.extract.functions import extract
from dupcheck.languages.table import family, same_family
from training.packages import RESERVED, is_left_out

FOLDER = resources.files("dupcheck.bench") / "tasks"
MANIFEST = tomllib.loads((FOLDER / "manifest.toml").read_text("utf-8"))
SET = labelled_set()
TASKS = sorted({one.source.path.partition("/")[0] for one in SET})


def of(task: str) -> dict[Role, list[Labelled]]:
    found: dict[Role, list[Labelled]] = {}
    for one in SET:
        if one.source.path.startswith(f"{task}/"):
            found.setdefault(one.role, []).append(one)
    return found


def aligned(one: Labelled, other: Labelled) -> float:
    return compare(profile(one.function.code), profile(other.function.code)).aligned


def test_is_large_enough_and_small_enough() -> None:
    assert len(TASKS) >= 40
    files = [file for task in FOLDER.iterdir() if task.is_dir() for file in task.iterdir()]
    assert len(files) == len(SET), "a file that is no function of the set"
    assert sum(len(file.read_bytes()) for file in files) < 300_000


def test_languages_are_mixed() -> None:
    originals = Counter(one.function.language for one in SET if one.role is Role.ORIGINAL)
    assert set(originals) >= {"python", "javascript", "typescript", "java", "go", "c", "rust"}
    assert max(originals.values()) < len(TASKS) / 3


def test_no_two_are_the_same() -> None:
    assert len({one.function.digest for one in SET}) == len(SET)


@pytest.mark.parametrize("one", SET, ids=lambda one: one.source.path)
def test_every_file_can_be_read_whole(one: Labelled) -> None:
    extraction = extract(one.source)
    assert not extraction.skipped
    assert one.function.size >= 40, "smaller than what a scan compares"
    assert 5 <= one.function.lines.end - one.function.lines.start + 1 <= 42
    others = [found for found in extraction.functions if found.size >= one.function.size]
    assert others == [one.function], "which function the file is about is not clear"


@pytest.mark.parametrize("task", TASKS)
def test_every_task_is_told_in_every_way(task: str) -> None:
    roles = of(task)
    assert all(len(roles[role]) == 1 for role in (Role.ORIGINAL, *COPIES))
    (original,) = roles[Role.ORIGINAL]
    for role in (Role.RENAMED, Role.EDITED, Role.REWRITTEN):
        assert roles[role][0].function.language == original.function.language
    assert not same_family(roles[Role.PORTED][0].function.language, original.function.language)
    assert any(
        family(one.function.language) == family(original.function.language)
        for one in roles[Role.NEGATIVE]
    )


@pytest.mark.parametrize("task", TASKS)
def test_copies_are_of_their_types(task: str) -> None:
    roles = of(task)
    (original,) = roles[Role.ORIGINAL]
    renamed, edited, rewritten = (roles[role][0] for role in COPIES[:3])
    assert renamed.function.size == original.function.size
    # Not always 1: what is a name in one place is a keyword in another ("target", "record").
    assert aligned(original, renamed) > 0.95
    assert renamed.function.name != original.function.name
    assert edited.function.code != original.function.code
    assert aligned(original, edited) > aligned(original, rewritten)


@pytest.mark.parametrize("task", TASKS)
def test_the_manifest_says_what_was_done(task: str) -> None:
    said = MANIFEST[task]
    assert said["does"].endswith(".")
    negatives = {
        one.source.path.rpartition("/")[2].split(".")[0] for one in of(task)[Role.NEGATIVE]
    }
    assert set(said) == {"does", "edited", "rewritten", *negatives}
    assert all(len(text) > 5 for text in said.values())


def test_the_manifest_knows_no_other_tasks() -> None:
    assert sorted(MANIFEST) == TASKS


def test_nobody_trains_on_it() -> None:
    assert "dupcheck" in RESERVED
    assert is_left_out("site/dupcheck/bench/tasks/slugify/original.js")
