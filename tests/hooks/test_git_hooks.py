"""What git's own hooks check: the commit that is made, whatever else lies about."""

from pathlib import Path

import pytest

from tests.hooks.hooked import ORIGINAL, STRANGER, Hooked, copy, is_refused

PRE_COMMIT = "#!/bin/sh\nexec dupcheck diff --staged\n"


@pytest.fixture
def project(hooked: Hooked) -> Hooked:
    hooked.hook("pre-commit", PRE_COMMIT)
    return hooked


def test_a_copy_is_not_committed(project: Hooked) -> None:
    head = project.git("rev-parse", "HEAD")
    project.write("other.py", copy("parts"))
    project.git("add", "other.py")
    assert is_refused(project.commit())
    assert project.git("rev-parse", "HEAD") == head
    assert not is_refused(project.commit("--no-verify"))


def test_what_is_not_staged_does_not_count(project: Hooked) -> None:
    project.write("other.py", STRANGER)
    project.git("add", "other.py")
    project.write("other.py", STRANGER + copy("parts"))
    project.write("untracked.py", copy("parts"))
    assert not is_refused(project.commit())
    project.git("add", "other.py")
    project.write("other.py", STRANGER)
    assert is_refused(project.commit())


def test_commit_all_brings_what_was_not_staged(project: Hooked) -> None:
    project.write("money.py", ORIGINAL + STRANGER + copy("parts"))
    assert is_refused(project.commit("--all"))


def test_commit_of_one_file_leaves_the_others_alone(project: Hooked) -> None:
    project.write("a.py", STRANGER)
    project.write("b.py")
    project.git("add", "--all")
    assert not is_refused(project.commit())
    project.write("a.py", STRANGER + copy("parts"))
    project.write("b.py", "x = 2\n")
    project.git("add", "a.py")
    assert not is_refused(project.commit("b.py"))
    assert is_refused(project.commit("a.py"))
    assert is_refused(project.commit("--include", "b.py"))


def test_the_first_commit(make_repository, hooked: Hooked) -> None:
    first = make_repository("first")
    first.write("a.py", ORIGINAL)
    first.write("b.py", copy("parts"))
    hook = first.write(".git/hooks/pre-commit", PRE_COMMIT)
    hook.chmod(0o755)
    first.git("add", "--all")
    done = hooked.run("git", "commit", "--message=first", folder=first.root)
    assert is_refused(done)


def test_amending_is_about_what_is_added_to_the_commit(project: Hooked) -> None:
    project.write("other.py", copy("parts"))
    project.git("add", "other.py")
    assert not is_refused(project.commit("--no-verify"))
    project.write("README.md", "# more\n")
    assert not is_refused(project.commit("--all", "--amend"))
    project.write("third.py", copy("portions"))
    project.git("add", "third.py")
    assert is_refused(project.commit("--amend"), "portions")


def test_a_merge_brings_nothing_new_but_what_its_maker_adds(project: Hooked) -> None:
    project.git("switch", "--quiet", "--create", "theirs")
    for number in range(50):
        project.write(f"theirs/{number}.py", copy(f"theirs_{number}"))
    project.write("both.py", "x = 2\n")
    project.git("add", "--all")
    assert not is_refused(project.commit("--quiet", "--no-verify"))
    project.git("switch", "--quiet", "main")
    project.write("both.py", "x = 3\n")
    project.git("add", "--all")
    assert not is_refused(project.commit("--quiet"))
    assert project.run("git", "merge", "theirs").returncode == 1
    project.write("both.py", "x = 4\n")
    project.git("add", "both.py")
    assert not is_refused(project.run("sh", ".git/hooks/pre-commit"))
    project.write("both.py", "x = 4\n\n\n" + copy("parts"))
    project.git("add", "both.py")
    assert is_refused(project.commit())


def test_work_goes_on_in_linked_work_trees_and_folders(project: Hooked, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    project.git("worktree", "add", "--quiet", "-b", "feature", str(linked))
    (linked / "sub").mkdir()
    (linked / "sub" / "other.py").write_text(copy("parts"))
    (linked / "money.py").write_text(ORIGINAL + "\n\nx = 1\n")
    project.run("git", "add", "sub/other.py", folder=linked)
    assert not is_refused(project.run("git", "commit", "-m", "x", "money.py", folder=linked))
    sub = linked / "sub"
    assert is_refused(project.run("git", "commit", "-m", "x", "other.py", folder=sub))
    assert is_refused(project.run("git", "commit", "-m", "x", folder=sub))


def test_a_picked_commit_that_conflicts_is_checked_when_it_is_committed(project: Hooked) -> None:
    project.git("switch", "--quiet", "--create", "theirs")
    project.write("README.md", "# theirs\n")
    project.write("other.py", copy("parts"))
    project.git("add", "--all")
    assert not is_refused(project.commit("--no-verify"))
    project.git("switch", "--quiet", "main")
    project.write("README.md", "# ours\n")
    assert not is_refused(project.commit("--all"))
    assert project.run("git", "cherry-pick", "theirs").returncode == 1
    project.write("README.md", "# both\n")
    project.git("add", "README.md")
    assert is_refused(project.commit())


def test_a_hook_elsewhere_does_not_read_this_index(project: Hooked, make_repository) -> None:
    """A hook that goes on in another repository, with the variables of this one."""
    other = make_repository("other")
    other.write("a.py", ORIGINAL)
    other.commit()
    other.write("b.py", copy("parts"))
    other.git("add", "b.py")
    project.hook("pre-commit", f'#!/bin/sh\ncd "{other.root}" && exec dupcheck diff --staged\n')
    project.write("README.md", "# more\n")
    assert is_refused(project.commit("--all"))
