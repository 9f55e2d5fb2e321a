import pytest

from dupcheck.changes import INDEX, WORK_TREE, Snapshot, Where
from dupcheck.sources.rule_changes import changed


def committed(repository) -> Snapshot:
    return Snapshot(where=Where.COMMIT, commit=repository.commit())


def test_what_a_change_does_to_rules_is_named(repository) -> None:
    for name in ("dupcheck.toml", "kept/.dupcheckignore", "gone/.dupcheckignore", "own.baseline"):
        repository.write(name, "one\n")
    repository.write(".gitattributes", "*.py text\n")
    repository.write("code.py", "one = 1\n")
    before = committed(repository)
    repository.write("dupcheck.toml", "two\n")
    repository.write("new/.gitattributes", "* linguist-generated\n")
    repository.write("own.baseline", "two\n")
    repository.write("code.py", "two = 2\n")
    (repository.root / "gone" / ".dupcheckignore").unlink()
    expected = ("dupcheck.toml", "gone/.dupcheckignore", "new/.gitattributes")
    assert changed(repository.root, before, WORK_TREE) == expected
    assert changed(repository.root, before, INDEX) == ()
    after = committed(repository)
    for state in (after, INDEX, WORK_TREE):
        assert changed(repository.root, before, state) == expected
        assert changed(repository.root, state, before) == expected
    assert changed(repository.root, before, after, ["own.baseline", "nothing"]) == (
        "dupcheck.toml", "gone/.dupcheckignore", "new/.gitattributes", "own.baseline",
    )  # fmt: skip
    for state in (before, after, INDEX, WORK_TREE):
        assert changed(repository.root, state, state) == ()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[project]\nname = 'a'\n", "[project]\nname = 'b'\n", False),
        ("[project]\n", "[tool.dupcheck]\nmin-tokens = 9\n", True),
        ("[tool.dupcheck]\njobs = 1 # x\n", "[tool]\ndupcheck = { jobs = 1 }\n", False),
        ("[tool.dupcheck]\njobs = 1\n", "[tool.dupcheck]\njobs = 2\n", True),
        ("[tool.dupcheck]\njobs = 1\n", "broken", True),
        ("broken", "as broken", True),
        ("[tool]\ndupcheck = 1\n", "[tool]\ndupcheck = 2\n", True),
        ("[project]\n", None, False),
        (None, "[project]\n", False),
    ],
)
def test_of_a_pyproject_our_section_counts(repository, old, new, told: bool) -> None:
    states = []
    for text in (old, new):
        (repository.root / "pyproject.toml").unlink(missing_ok=True)
        if text is not None:
            repository.write("pyproject.toml", text)
        states.append(committed(repository))
    assert changed(repository.root, *states) == (("pyproject.toml",) if told else ())


def test_line_ends_of_a_checkout_are_no_change(repository) -> None:
    repository.write("dupcheck.toml", "jobs = 1\n")
    before = committed(repository)
    repository.write("dupcheck.toml", "jobs = 1\r\n")
    assert changed(repository.root, before, WORK_TREE) == ()


def test_a_pyproject_further_down_is_none_of_ours(repository) -> None:
    repository.write("sub/pyproject.toml", "[tool.dupcheck]\njobs = 1\n")
    before = committed(repository)
    repository.write("sub/pyproject.toml", "[tool.dupcheck]\njobs = 2\n")
    assert changed(repository.root, before, WORK_TREE) == ()
