"""What the variables of a hook stand for, and which change that is."""

import pytest

from dupcheck.change.hook import Hook, hook
from dupcheck.change.resolve import resolve
from dupcheck.change.wish import Wish
from dupcheck.changes import INDEX
from dupcheck.errors import GitError

RANGE = {"PRE_COMMIT": "1", "PRE_COMMIT_FROM_REF": "HEAD~1", "PRE_COMMIT_TO_REF": "HEAD"}
PUSH = {"PRE_COMMIT": "1", "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/feature"}


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({}, None),
        ({"PRE_COMMIT": ""}, None),
        ({"PRE_COMMIT": "1"}, Hook()),
        (RANGE, Hook(start="HEAD~1", end="HEAD")),
        ({"PRE_COMMIT_FROM_REF": "a"}, Hook(start="a", end="HEAD")),
        (PUSH, Hook(pushes=True)),
        (
            {**PUSH, "PRE_COMMIT_FROM_REF": "0" * 40, "PRE_COMMIT_TO_REF": "b"},
            Hook(end="b", pushes=True),
        ),
    ],
)
def test_variables(variables: dict[str, str], told: Hook | None) -> None:
    assert hook(variables) == told


def paths(repository, **variables: str) -> set[str] | None:
    change = resolve(repository.root, Wish(), {"PRE_COMMIT": "1", **variables})
    return None if change is None else {file.path for file in change.files}


@pytest.fixture
def project(repository):
    repository.write("a.py")
    repository.commit()
    return repository


def test_what_is_staged_makes_a_commit_even_without_content(project) -> None:
    project.git("update-index", "--chmod=+x", "a.py")
    change = resolve(project.root, Wish(), {"PRE_COMMIT": "1"})
    assert change is not None
    assert (change.after, change.files) == (INDEX, ())


def test_without_a_commit_all_files_are_meant(project) -> None:
    project.write("a.py", "x = 2\n")
    assert paths(project) is None
    project.git("add", "a.py")
    assert paths(project) == {"a.py"}


def test_ci_says_what_all_files_are_about(project) -> None:
    project.git("branch", "--quiet", "-m", "main")
    project.git("switch", "--quiet", "--create", "feature")
    project.write("b.py")
    project.commit()
    assert paths(project, CI="1") == {"b.py"}
    assert paths(project) is None


def test_a_push_of_all_that_there_is_names_no_range(project) -> None:
    project.write("b.py")
    project.git("add", "b.py")
    assert paths(project, **PUSH) is None


def test_a_range_is_since_the_histories_parted(project) -> None:
    project.git("switch", "--quiet", "--create", "feature")
    project.write("b.py")
    project.commit()
    project.git("switch", "--quiet", "main")
    project.write("c.py")
    project.commit()
    between = {"PRE_COMMIT_FROM_REF": "main", "PRE_COMMIT_TO_REF": "feature"}
    assert paths(project, **between) == {"b.py"}
    with pytest.raises(GitError, match="nowhere"):
        paths(project, **{**between, "PRE_COMMIT_FROM_REF": "nowhere"})


def test_pushes_by_what_the_remote_has(project, tmp_path) -> None:
    old = project.git("rev-parse", "HEAD")
    project.write("b.py")
    new = project.commit()
    unknown = "1" * 40
    for start in ("", "0" * 40, unknown):
        told = {**PUSH, "PRE_COMMIT_FROM_REF": start, "PRE_COMMIT_TO_REF": new}
        change = resolve(project.root, Wish(), told)
        assert change is not None
        assert {file.path for file in change.files} == {"a.py", "b.py"}
        assert change.notices
    assert paths(project, **{**PUSH, "PRE_COMMIT_FROM_REF": old, "PRE_COMMIT_TO_REF": new}) == {
        "b.py"
    }
    project.git("clone", "--quiet", "--bare", ".", str(tmp_path / "remote"))
    project.git("remote", "add", "origin", str(tmp_path / "remote"))
    project.git("fetch", "--quiet", "origin")
    project.write("c.py")
    newest = project.commit()
    told = {**PUSH, "PRE_COMMIT_FROM_REF": unknown, "PRE_COMMIT_TO_REF": newest}
    assert paths(project, **told) == {"c.py"}
