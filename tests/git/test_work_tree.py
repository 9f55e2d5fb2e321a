import os
from pathlib import Path

import pytest

from dupcheck.errors import GitError
from dupcheck.git import listing, work_tree
from dupcheck.git.listing import Entry


def test_work_tree_is_the_top_level(repository) -> None:
    folder = repository.write("a/b/c.py").parent
    assert work_tree.work_tree(folder) == repository.root
    assert work_tree.work_tree(repository.root) == repository.root


def test_outside_git_there_is_no_work_tree(tmp_path: Path) -> None:
    assert work_tree.work_tree(tmp_path.resolve()) is None


def test_an_ignored_folder_is_outside(repository) -> None:
    repository.write(".gitignore", "scratch/\n")
    assert work_tree.work_tree(repository.write("scratch/deep/a.py").parent) is None


def test_a_missing_program_is_an_error_only_inside_a_repository(
    repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert work_tree.work_tree(tmp_path) is None
    with pytest.raises(GitError, match="git program was not found") as error:
        work_tree.work_tree(repository.root)
    assert "PATH" in error.value.hint
    with pytest.raises(GitError, match="not found"):
        listing.listing(repository.root)


def test_bare_repositories_have_no_files(make_repository) -> None:
    with pytest.raises(GitError, match="bare repository") as error:
        work_tree.work_tree(make_repository("bare.git", "--bare").root)
    assert "worktree" in error.value.hint


def test_a_git_folder_has_no_files(repository) -> None:
    with pytest.raises(GitError, match=r"\.git folder"):
        work_tree.work_tree(repository.root / ".git")


def test_a_link_to_a_repository_that_is_gone_is_an_error(tmp_path: Path, write_file) -> None:
    write_file(tmp_path, ".git", "gitdir: /nowhere/at/all\n")
    with pytest.raises(GitError, match="cannot read the repository"):
        work_tree.work_tree(tmp_path)


def test_a_broken_configuration_is_an_error(repository) -> None:
    repository.write(".git/config", "[broken\n")
    with pytest.raises(GitError, match="bad config"):
        work_tree.work_tree(repository.root)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root to chown")
def test_dubious_ownership_says_what_to_do(repository) -> None:
    os.chown(repository.root, 12345, 12345)
    with pytest.raises(GitError, match="another user") as error:
        work_tree.work_tree(repository.root)
    assert "safe.directory" in error.value.hint


def test_a_work_tree_that_points_elsewhere_is_refused(repository, tmp_path: Path) -> None:
    for elsewhere in (tmp_path, tmp_path / "other"):
        elsewhere.mkdir(exist_ok=True)
        repository.git("config", "core.worktree", str(elsewhere))
        with pytest.raises(GitError, match="work tree"):
            work_tree.work_tree(repository.root)


def test_what_a_hook_leaves_in_the_environment_is_not_passed_on(
    repository, make_repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("mine.py")
    other = make_repository("other")
    other.write("theirs.py")
    other.commit()
    monkeypatch.setenv("GIT_DIR", str(other.root / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other.root))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.root / ".git" / "index"))
    monkeypatch.setenv("GIT_CONFIG_PARAMETERS", "'core.bare=true'")
    assert work_tree.work_tree(repository.root) == repository.root
    assert listing.listing(repository.root) == [Entry("mine.py")]
