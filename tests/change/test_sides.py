"""Which two states are compared: real clones, shallow and whole, and what CI says of them."""

import copy
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from dupcheck.change.resolve import resolve
from dupcheck.change.wish import Wish
from dupcheck.changes import Change, Where
from dupcheck.errors import GitError, UsageError

CI = {"GITHUB_ACTIONS": "true"}


class Project:
    """A remote with `main` and a pull request `feature` of it, whose merge is at refs/pull/1/merge.

    main: m0 - m1 ... m40, with the feature leaving at m20 and taking m30 in on its way.
    """

    def __init__(self, seed) -> None:
        self.seed = seed
        self.main = [self._commit("main", 0)]
        self.main += [self._commit("main", number) for number in range(1, 21)]
        seed.git("switch", "--quiet", "--create", "feature")
        self.feature = [self._commit("feature", 1)]
        seed.git("switch", "--quiet", "main")
        self.main += [self._commit("main", number) for number in range(21, 31)]
        seed.git("switch", "--quiet", "feature")
        seed.git("merge", "--quiet", "--no-edit", "main")
        self.feature += [self._commit("feature", number) for number in range(2, 5)]
        seed.git("switch", "--quiet", "main")
        self.main += [self._commit("main", number) for number in range(31, 41)]
        seed.git("switch", "--quiet", "--detach", "main")
        seed.git("merge", "--quiet", "--no-edit", "feature")
        self.merge = seed.git("rev-parse", "HEAD")
        seed.git("update-ref", "refs/pull/1/merge", self.merge)
        seed.git("switch", "--quiet", "main")

    def _commit(self, name: str, number: int) -> str:
        self.seed.write(f"{name}.py", f"{name} = {number}\n")
        return self.seed.commit()

    def clone(self, commit: str, *options: str) -> Path:
        """What actions/checkout leaves: one commit checked out, with as much history as asked."""
        root = self.seed.root.parent / "clone"
        self.seed.git("init", "--quiet", "--initial-branch=none", str(root))
        git = ("-C", str(root))
        self.seed.git(*git, "remote", "add", "origin", self.seed.root.as_uri())
        wanted = f"+{commit}:refs/remotes/pull/1/merge"
        self.seed.git(*git, "fetch", "--quiet", "--no-tags", *options, "origin", wanted)
        self.seed.git(*git, "checkout", "--quiet", "--detach", commit)
        return root.resolve()

    def has(self, root: Path, commit: str) -> bool:
        listed = self.seed.git("-C", str(root), "rev-list", "--all", "HEAD").split()
        return commit in listed


@pytest.fixture(scope="session")
def original(make_repository) -> Project:
    return Project(make_repository("seed"))


@pytest.fixture
def project(original, tmp_path: Path) -> Project:
    """A copy that may be changed."""
    project, seed = copy.copy(original), copy.copy(original.seed)
    seed.root = tmp_path.resolve() / "seed"
    shutil.copytree(original.seed.root, seed.root)
    project.seed = seed
    return project


@pytest.fixture
def github(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """The variables of a run on GitHub for an event."""

    def variables(name: str, **event: object) -> dict[str, str]:
        path = tmp_path / "event.json"
        path.write_text(json.dumps(event))
        return {**CI, "GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path)}

    return variables


def request(project: Project, head: str = "") -> dict[str, object]:
    """A pull request whose `base.sha` is what main was when it was opened: not to be believed."""
    return {
        "number": 1,
        "pull_request": {
            "base": {"ref": "main", "sha": project.main[20]},
            "head": {"ref": "feature", "sha": head or project.feature[-1]},
        },
    }


def paths(change: Change | None) -> list[str]:
    assert change is not None
    return [file.path or file.old_path for file in change.files]


def resolved(root: Path, variables: dict[str, str] | None = None, **wish: object) -> Change:
    change = resolve(root, Wish(**wish), variables or {})
    assert change is not None
    return change


@pytest.mark.parametrize("depth", [("--depth=1",), ("--depth=2",), ()])
def test_a_merge_checkout_is_compared_with_its_first_parent(project, github, depth) -> None:
    root = project.clone(project.merge, *depth)
    change = resolved(root, github("pull_request", **request(project)))
    assert (change.base, change.head) == (project.main[-1], project.merge)
    assert paths(change) == ["feature.py"]
    assert change.after.where is Where.COMMIT
    assert change.title == "pull request #1"


def test_only_the_first_parent_is_fetched(project, github) -> None:
    root = project.clone(project.merge, "--depth=1")
    resolved(root, github("pull_request", **request(project)))
    assert not project.has(root, project.main[-2])


def test_a_whole_clone_stays_whole(project, github) -> None:
    root = project.clone(project.merge)
    resolved(root, github("pull_request", **request(project)))
    assert project.has(root, project.main[0])


def test_a_checkout_of_the_head_is_compared_with_the_true_merge_base(project, github) -> None:
    root = project.clone(project.feature[-1], "--depth=1")
    change = resolved(root, github("pull_request", **request(project)))
    assert change.base == project.main[30]
    assert paths(change) == ["feature.py"]


def test_an_older_merge_base_that_a_shallow_clone_gives_is_not_believed(project, github) -> None:
    """Of main only the tip is here, and an old commit that both histories come by again."""
    seed = project.seed
    seed.git("switch", "--quiet", "--detach", project.main[5])
    seed.git("merge", "--quiet", "--no-edit", "--strategy=ours", project.main[-1])
    tip = seed.git("rev-parse", "HEAD")
    seed.git("update-ref", "refs/heads/main", tip)
    root = project.clone(project.feature[-1])
    seed.git(
        "-C",
        str(root),
        "fetch",
        "--quiet",
        "--no-tags",
        "origin",
        f"{tip}:refs/remotes/origin/main",
    )
    (root / ".git/shallow").write_text(f"{project.main[-1]}\n")
    assert seed.git("-C", str(root), "merge-base", "HEAD", tip) == project.main[5]
    change = resolved(root, github("pull_request", **request(project)))
    assert change.base == project.main[30]


def test_without_leave_to_fetch_a_shallow_clone_says_what_to_do(project, github) -> None:
    root = project.clone(project.merge, "--depth=1")
    variables = github("pull_request", **request(project))
    with pytest.raises(GitError) as caught:
        resolve(root, Wish(fetch=False), variables)
    assert "fetch-depth: 2" in caught.value.hint


def test_a_remote_that_is_gone_says_what_to_do(project, github) -> None:
    root = project.clone(project.feature[-1], "--depth=1")
    project.seed.git("-C", str(root), "remote", "set-url", "origin", "file:///nowhere")
    with pytest.raises(GitError) as caught:
        resolve(root, Wish(), github("pull_request", **request(project)))
    assert "fetch-depth" in caught.value.hint


def test_a_head_that_is_a_merge_itself_is_no_merge_checkout(project, github) -> None:
    project.seed.git("switch", "--quiet", "feature")
    project.seed.git("merge", "--quiet", "--no-edit", "main")
    head = project.seed.git("rev-parse", "HEAD")
    root = project.clone(head)
    change = resolved(root, github("pull_request", **request(project, head)))
    assert (change.base, paths(change)) == (project.main[-1], ["feature.py"])


def test_the_base_checked_out_by_pull_request_target_is_refused(project, github) -> None:
    root = project.clone(project.main[-1])
    with pytest.raises(GitError, match="nothing of pull request #1"):
        resolve(root, Wish(), github("pull_request_target", **request(project)))


@pytest.mark.parametrize("depth", [("--depth=1",), ()])
def test_push_is_compared_with_what_was_there(project, github, depth) -> None:
    root = project.clone(project.main[-1], *depth)
    event = {
        "ref": "refs/heads/main",
        "before": project.main[-3],
        "repository": {"default_branch": "main"},
    }
    assert resolved(root, github("push", **event)).base == project.main[-3]


@pytest.mark.parametrize("before", ["0" * 40, "1" * 40])
def test_push_of_a_new_or_rewritten_branch(project, github, before) -> None:
    root = project.clone(project.feature[-1], "--depth=1")
    event = {
        "ref": "refs/heads/feature",
        "before": before,
        "repository": {"default_branch": "main"},
    }
    assert resolved(root, github("push", **event)).base == project.main[30]


@pytest.mark.parametrize("depth", [("--depth=1",), ("--depth=3",), ()])
def test_what_a_push_merges_from_the_default_branch_is_not_of_its_making(
    project, github, depth
) -> None:
    root = project.clone(project.feature[-1], *depth)
    event = {"ref": "refs/heads/feature", "before": project.feature[0]}
    change = resolved(root, github("push", **event, repository={"default_branch": "main"}))
    assert (change.base, paths(change)) == (project.feature[0], ["feature.py"])
    gone = resolved(root, github("push", **event, repository={"default_branch": "gone"}))
    assert paths(gone) == ["feature.py", "main.py"]


@pytest.mark.parametrize("depth", [("--depth=1",), ()])
def test_a_push_that_was_merged_meanwhile_is_not_taken_for_nothing(project, github, depth) -> None:
    root = project.clone(project.main[-1], *depth)
    event = {"ref": "refs/heads/other", "before": project.main[-3]}
    change = resolved(root, github("push", **event, repository={"default_branch": "main"}))
    assert (change.base, paths(change)) == (project.main[-3], ["main.py"])


def test_a_forced_push_is_compared_with_where_it_parted(project, github) -> None:
    event = {
        "ref": "refs/heads/main",
        "before": project.feature[-1],
        "forced": True,
        "repository": {"default_branch": "main"},
    }
    root = project.clone(project.main[-1])
    assert resolved(root, github("push", **event)).base == project.main[30]
    with pytest.raises(GitError):
        resolve(root, Wish(), github("push", **{**event, "before": "1" * 40}))


def test_merge_group(project, github) -> None:
    root = project.clone(project.merge, "--depth=1")
    event = {"merge_group": {"base_sha": project.main[-1], "head_sha": project.merge}}
    change = resolved(root, github("merge_group", **event))
    assert (change.base, paths(change)) == (project.main[-1], ["feature.py"])


@pytest.mark.parametrize("name", ["schedule", "workflow_dispatch", "release"])
def test_runs_for_no_change_ask_about_everything(project, github, name) -> None:
    assert resolve(project.clone(project.main[-1]), Wish(), github(name)) is None


def test_a_pushed_tag_and_a_first_push_ask_about_everything(project, github) -> None:
    root = project.clone(project.main[-1])
    repository = {"default_branch": "main"}
    tag = github("push", ref="refs/tags/v1", before="0" * 40, repository=repository)
    first = github("push", ref="refs/heads/main", before="0" * 40, repository=repository)
    assert resolve(root, Wish(), tag) is resolve(root, Wish(), first) is None


def test_what_is_asked_for_wins_over_ci(project, github) -> None:
    root = project.clone(project.merge)
    variables = github("pull_request", **request(project))
    assert resolved(root, variables, start=project.main[3]).base == project.main[3]
    assert resolved(root, variables, base=project.feature[0]).base == project.feature[0]
    assert resolved(root, variables, staged=True).base == project.merge


@pytest.mark.parametrize("content", ["", "[]", "{", "[" * 100_000])
def test_an_event_that_cannot_be_read(project, github, content) -> None:
    variables = github("push")
    Path(variables["GITHUB_EVENT_PATH"]).write_text(content)
    with pytest.raises(GitError, match="event"):
        resolve(project.seed.root, Wish(), variables)


OTHERS = {
    "GitLab, merge request": {
        "GITLAB_CI": "true",
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": "{m30}",
    },
    "GitLab, new branch": {
        "GITLAB_CI": "true",
        "CI_PIPELINE_SOURCE": "push",
        "CI_COMMIT_BRANCH": "feature",
        "CI_DEFAULT_BRANCH": "main",
        "CI_COMMIT_BEFORE_SHA": "0" * 40,
    },
    "GitLab, branch": {
        "GITLAB_CI": "true",
        "CI_PIPELINE_SOURCE": "push",
        "CI_COMMIT_BRANCH": "feature",
        "CI_DEFAULT_BRANCH": "main",
        "CI_COMMIT_BEFORE_SHA": "{m30}",
    },
    "Azure": {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/main"},
    "Bitbucket": {"BITBUCKET_BUILD_NUMBER": "7", "BITBUCKET_PR_DESTINATION_BRANCH": "main"},
    "Jenkins": {"JENKINS_URL": "https://ci.example.org/", "CHANGE_TARGET": "main"},
    "Buildkite": {"BUILDKITE": "true", "BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"},
    "pre-commit": {"CI": "1", "PRE_COMMIT_FROM_REF": "{m30}", "PRE_COMMIT_TO_REF": "{head}"},
}


@pytest.mark.parametrize("variables", OTHERS.values(), ids=OTHERS)
@pytest.mark.parametrize("depth", [("--depth=1",), ("--depth=5",), ()])
def test_other_systems(project, variables, depth) -> None:
    root = project.clone(project.feature[-1], *depth)
    names = {"m30": project.main[30], "head": project.feature[-1]}
    filled = {name: value.format(**names) for name, value in variables.items()}
    change = resolved(root, filled)
    assert (change.base, change.head) == (project.main[30], project.feature[-1])


@pytest.mark.parametrize(
    "variables",
    [
        {"GITLAB_CI": "true", "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA": "{head}"},
        {"TF_BUILD": "True", "SYSTEM_PULLREQUEST_SOURCECOMMITID": "{head}"},
    ],
)
def test_merged_results_are_compared_with_their_first_parent(project, variables) -> None:
    root = project.clone(project.merge, "--depth=1")
    filled = {name: value.format(head=project.feature[-1]) for name, value in variables.items()}
    filled |= {
        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": project.main[30],
        "SYSTEM_PULLREQUEST_TARGETBRANCH": "main",
    }
    assert resolved(root, filled).base == project.main[-1]


@pytest.mark.parametrize("depth", [("--depth=1",), ()])
def test_without_a_target_the_default_branch_is_meant(project, depth) -> None:
    root = project.clone(project.feature[-1], *depth)
    assert resolved(root, {"CI": "1"}).base == project.main[30]


def test_on_the_default_branch_everything_is_asked_about(project) -> None:
    root = project.clone(project.main[-1])
    project.seed.git("-C", str(root), "update-ref", "refs/remotes/origin/main", project.main[-1])
    assert resolve(root, Wish(), {"CIRCLECI": "true"}) is None


@pytest.mark.parametrize("name", ["--upload-pack=x", "a b", "x:y", "../x", "x..y", "*"])
def test_a_branch_that_is_none(project, name) -> None:
    root = project.clone(project.feature[-1])
    with pytest.raises(GitError):
        resolve(root, Wish(), {"JENKINS_URL": "x", "CHANGE_TARGET": name})


def test_locally_the_work_tree_is_compared_since_it_left_the_default_branch(project) -> None:
    seed = project.seed
    seed.git("switch", "--quiet", "feature")
    seed.write("new.py", "new = 1\n")
    change = resolved(seed.root)
    assert (change.base, change.head, change.title) == (project.main[30], "", "main...work tree")
    assert paths(change) == ["feature.py", "new.py"]
    assert change.after.where is Where.WORK_TREE


def test_on_the_default_branch_the_work_tree_is_compared_with_the_last_commit(project) -> None:
    project.seed.write("new.py", "new = 1\n")
    change = resolved(project.seed.root)
    assert (change.base, paths(change)) == (project.main[-1], ["new.py"])


def test_the_default_branch_is_the_one_that_the_remote_names(project, tmp_path: Path) -> None:
    project.seed.git("branch", "--move", "main", "trunk")
    project.seed.git("switch", "--quiet", "trunk")
    root = tmp_path / "whole"
    project.seed.git("clone", "--quiet", str(project.seed.root), str(root))
    project.seed.git("-C", str(root), "switch", "--quiet", "feature")
    change = resolved(root.resolve())
    assert (change.base, change.title) == (project.main[30], "trunk...work tree")


def test_a_default_branch_that_cannot_be_told(project) -> None:
    project.seed.git("branch", "--move", "main", "trunk")
    with pytest.raises(UsageError) as caught:
        resolve(project.seed.root, Wish(), {})
    assert "--base" in caught.value.hint


def test_histories_with_nothing_in_common(project) -> None:
    project.seed.git("switch", "--quiet", "--orphan", "other")
    project.seed.write("other.py")
    project.seed.commit()
    with pytest.raises(GitError, match="no history in common"):
        resolve(project.seed.root, Wish(base="main"), {})
    assert resolved(project.seed.root, start="main").base == project.main[-1]


def test_of_several_merge_bases_the_first_is_taken_and_that_is_said(repository) -> None:
    repository.write("a.py")
    repository.commit()
    repository.git("branch", "other")
    for branch in ("main", "other"):
        repository.git("switch", "--quiet", branch)
        repository.write(f"{branch}.py")
        repository.commit()
        repository.git("tag", f"{branch}-1")
    repository.git("merge", "--quiet", "--no-edit", "main-1")
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-edit", "other-1")
    change = resolved(repository.root, base="other")
    assert change.base == repository.git("merge-base", "other", "main")
    assert "2 merge bases" in change.notices[0]


def test_unknown_revisions_are_errors_and_never_options(project) -> None:
    for name in ("nothing", "--output=x", "", "HEAD:main.py", "a\nb", "^main"):
        if name:
            with pytest.raises(GitError):
                resolve(project.seed.root, Wish(base=name), {})
    assert not (project.seed.root / "x").exists()


@pytest.mark.parametrize("name", ["main", "origin/main", "refs/heads/main"])
@pytest.mark.parametrize("depth", [("--depth=1",), ()])
def test_in_ci_a_branch_is_named_as_on_the_forge(project, name, depth) -> None:
    root = project.clone(project.feature[-1], *depth)
    assert resolved(root, CI, base=name).base == project.main[30]
    with pytest.raises(GitError, match="no commit is called 'nowhere'"):
        resolve(root, Wish(base="nowhere"), CI)
    with pytest.raises(GitError, match=r"no commit is called 'main\^\^{tree}'"):
        resolve(root, Wish(base="main^^{tree}"), CI)


def test_a_shallow_clone_is_not_deepened_without_leave(project) -> None:
    root = project.clone(project.feature[-1], "--depth=2")
    seed = project.seed
    seed.git(
        "-C", str(root), "fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main"
    )
    with pytest.raises(GitError) as caught:
        resolve(root, Wish(base="origin/main"), {})
    assert caught.value.hint == "Fetch it: git fetch --no-tags origin --unshallow"
    assert resolved(root, base="origin/main", fetch=True).base == project.main[30]
