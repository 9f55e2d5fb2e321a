import subprocess
from pathlib import Path

import pytest

from dupcheck.git import history


@pytest.fixture
def forked(repository):
    """main: one, two, three; other: one, four."""
    repository.write("a.py", "1\n")
    one = repository.commit()
    repository.git("branch", "other")
    repository.write("a.py", "2\n")
    two = repository.commit()
    repository.write("a.py", "3\n")
    three = repository.commit()
    repository.git("switch", "--quiet", "other")
    repository.write("b.py", "4\n")
    four = repository.commit()
    repository.git("switch", "--quiet", "main")
    return repository, (one, two, three, four)


def test_before_the_first_commit(repository) -> None:
    assert history.head(repository.root) == ""
    assert history.branch(repository.root) == "refs/heads/main"
    assert history.branches(repository.root) == []
    assert history.merging(repository.root) == ()


def test_heads_and_branches(forked) -> None:
    repository, (_, two, three, four) = forked
    root = repository.root
    assert history.head(root) == three
    assert history.ref(root, "refs/heads/other") == four
    assert history.ref(root, "refs/heads/none") == ""
    assert history.branches(root) == ["refs/heads/main", "refs/heads/other"]
    repository.git("switch", "--quiet", "--detach", two)
    assert history.branch(root) == ""
    assert history.head(root) == two


def test_only_full_names_of_commits_exist(forked) -> None:
    repository, (one, *_) = forked
    root = repository.root
    tree = repository.git("rev-parse", "HEAD^{tree}")
    assert history.exists(root, one)
    assert not any(history.exists(root, name) for name in (one[:12], "HEAD", tree, "0" * 40, ""))


def test_parents_are_those_that_the_commit_names(forked) -> None:
    repository, (one, two, three, four) = forked
    root = repository.root
    assert history.parents(root, one) == ()
    repository.git("replace", three, one)
    assert history.parents(root, three) == (two,)
    repository.git("replace", "--delete", three)
    repository.git("merge", "--quiet", "--no-edit", "other")
    assert history.parents(root, history.head(root)) == (three, four)


def test_a_merge_in_the_making(forked) -> None:
    repository, (*_, four) = forked
    repository.git("merge", "--no-commit", "--no-ff", "other")
    assert history.merging(repository.root) == (four,)


def test_a_merge_in_another_worktree(forked, tmp_path: Path) -> None:
    repository, (*_, four) = forked
    tree = (tmp_path / "tree").resolve()
    repository.git("worktree", "add", "--quiet", str(tree))
    repository.git("-C", str(tree), "merge", "--no-commit", "--no-ff", "other")
    assert history.merging(tree) == (four,)
    assert history.merging(repository.root) == ()


def test_merge_bases(forked) -> None:
    repository, (one, two, three, four) = forked
    root = repository.root
    assert history.merge_bases(root, three, four) == [one]
    assert history.merge_bases(root, two, three) == [two]
    assert history.is_ancestor(root, two, three)
    assert not history.is_ancestor(root, three, four)


def test_where_a_shallow_clone_is_cut_off(forked, tmp_path: Path) -> None:
    repository, (_, two, three, four) = forked
    root = (tmp_path / "clone").resolve()
    address = repository.root.as_uri()
    command = ["git", "clone", "--quiet", "--depth=2", "--no-single-branch", address, str(root)]
    subprocess.run(command, check=True, capture_output=True)
    assert history.cut_off(root, [three]) == [two]
    assert history.cut_off(root, [three], [two]) == []
    assert history.cut_off(repository.root, [three, four]) == []
    assert history.remote_head(root, "origin") == "refs/remotes/origin/main"


@pytest.mark.parametrize("name", ["HEAD", "--all", "main", "a" * 39])
def test_nothing_but_full_names_goes_to_git(forked, name) -> None:
    repository, _ = forked
    for call in (history.parents, lambda root, one: history.merge_bases(root, one, "a" * 40)):
        with pytest.raises(ValueError, match="not the name of an object"):
            call(repository.root, name)
