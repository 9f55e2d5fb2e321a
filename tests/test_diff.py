"""What `dupcheck diff` finds, from real commits to the report."""

import json
import os

import pytest

from dupcheck.cli import main

SLUG = """def slugify(text, separator="-"):
    text = text.strip().lower()
    words = []
    for word in text.split():
        word = "".join(letter for letter in word if letter.isalnum())
        if word:
            words.append(word)
    return separator.join(words)
"""
RENAMED = SLUG.replace("slugify", "make_slug").replace("text", "title").replace("words", "parts")
EDITED = SLUG.replace("slugify", "to_slug").replace(
    "    words = []\n", "    if not text:\n        return None\n    words = []\n"
)
QUEUE = """def drain(queue, limit, handler):
    handled = 0
    while queue and handled < limit:
        item = queue.popleft()
        try:
            handler(item)
        except ValueError as error:
            item.failed = error
            queue.append(item)
        handled += 1
    return handled
"""


@pytest.fixture
def shop(repository, monkeypatch):
    repository.write("shop/text.py", SLUG)
    repository.write("shop/queue.py", QUEUE)
    repository.commit()
    monkeypatch.chdir(repository.root)
    return repository


@pytest.fixture
def diff(capsys):
    """The document of a diff, by arguments; staged changes against HEAD by default."""

    def run(*arguments: str) -> dict:
        code = main(["diff", "--format=json", "--no-cache", *(arguments or ("--staged",))])
        document = json.loads(capsys.readouterr().out)
        assert code == int(any(finding["fails"] for finding in document["findings"]))
        return document

    return run


def staged(repository, path: str, content: str) -> None:
    repository.write(path, content)
    repository.git("add", path)


def told(document: dict) -> list[tuple[str, list[str]]]:
    """Of each finding the place to keep and those of the copies."""
    return [
        (place(finding["keep"]), sorted(place(copy["function"]) for copy in finding["copies"]))
        for finding in document["findings"]
    ]


def place(function: dict) -> str:
    return f"{function['path']}:{function['name']}"


@pytest.mark.parametrize(
    ("content", "name"), [(SLUG, "slugify"), (RENAMED, "make_slug"), (EDITED, "to_slug")]
)
def test_a_copy_is_told_and_the_old_one_is_kept(shop, diff, content, name) -> None:
    staged(shop, "a.py", content)
    assert told(diff()) == [("shop/text.py:slugify", [f"a.py:{name}"])]


def test_the_same_by_every_way_of_asking(shop, diff) -> None:
    shop.git("checkout", "--quiet", "-b", "topic")
    staged(shop, "blog/names.py", RENAMED)
    wanted = [("shop/text.py:slugify", ["blog/names.py:make_slug"])]
    assert (
        told(diff("--staged")) == told(diff("--base=main")) == told(diff("--from=HEAD")) == wanted
    )
    shop.commit()
    assert told(diff("--base=main")) == told(diff("--from=main", "--to=topic")) == wanted
    assert told(diff("--staged")) == []


def test_moved_and_renamed_files_are_no_copies(shop, diff) -> None:
    shop.git("mv", "shop/text.py", "shop/words.py")
    staged(shop, "shop/text.py", "VERSION = 1\n")
    assert told(diff()) == []


def test_a_function_that_moved_between_files_is_no_copy(shop, diff) -> None:
    staged(shop, "shop/text.py", "x = 1\n")
    staged(shop, "shop/queue.py", QUEUE + "\n\n" + SLUG)
    assert told(diff()) == []


def test_a_move_whose_original_stays_is_a_copy(shop, diff) -> None:
    staged(shop, "shop/queue.py", QUEUE + "\n\n" + SLUG)
    assert told(diff()) == [("shop/text.py:slugify", ["shop/queue.py:slugify"])]


def test_an_old_pair_in_a_changed_file_is_not_told(shop, diff) -> None:
    shop.write("shop/legacy.py", RENAMED)
    shop.commit()
    staged(shop, "shop/legacy.py", "import os\n\n\n" + RENAMED + "\n\ndef one():\n    return 1\n")
    assert told(diff()) == []


def test_layout_and_comments_are_no_change(shop, diff) -> None:
    shop.write("shop/legacy.py", RENAMED)
    shop.commit()
    staged(
        shop, "shop/legacy.py", RENAMED.replace("    parts = []\n", "    # here\n    parts=[]\n")
    )
    document = diff()
    assert told(document) == []
    assert document["suppressed"] == []


def test_a_third_copy_of_something_old_is_new(shop, diff) -> None:
    shop.write("shop/legacy.py", RENAMED)
    shop.commit()
    staged(shop, "third.py", EDITED)
    ((keep, copies),) = told(diff())
    assert "third.py:to_slug" in copies
    assert {keep, *copies} == {
        "shop/text.py:slugify", "shop/legacy.py:make_slug", "third.py:to_slug"
    }  # fmt: skip


def test_a_function_that_was_changed_until_it_is_like_another(shop, diff) -> None:
    shop.write("shop/names.py", "def make_slug(title, separator):\n    return separator + title\n")
    shop.commit()
    staged(shop, "shop/names.py", RENAMED)
    assert told(diff()) == [("shop/text.py:slugify", ["shop/names.py:make_slug"])]


def test_an_old_copy_that_was_mended_is_known(shop, diff) -> None:
    shop.write("shop/legacy.py", RENAMED)
    shop.commit()
    staged(shop, "shop/legacy.py", RENAMED.replace("if word:", "if word and len(word) < 99:"))
    document = diff()
    assert told(document) == []
    (quiet,) = document["suppressed"]
    assert quiet["by"] == "older than the change"
    ((keep, _),) = told(diff("--staged", "--fail-on=all"))
    assert keep == "shop/text.py:slugify"


def test_two_copies_in_one_change(shop, diff) -> None:
    staged(shop, "a.py", QUEUE.replace("drain", "work").replace("queue", "jobs") * 1)
    staged(shop, "b.py", SLUG.replace("slugify", "one"))
    staged(shop, "c.py", RENAMED)
    found = dict(told(diff()))
    assert found["shop/queue.py:drain"] == ["a.py:work"]
    assert found["shop/text.py:slugify"] == ["b.py:one", "c.py:make_slug"]


def test_new_twins_without_an_original(shop, diff) -> None:
    body = QUEUE.replace("ValueError", "OSError").replace("append", "appendleft").splitlines()
    total = "def total(rows, rate):\n    net = sum(row.price * row.count for row in rows)\n"
    total += "    if net > 100:\n        net -= net * rate\n    return round(net, 2)\n"
    staged(shop, "x/first.py", total)
    staged(shop, "x/second.py", total.replace("total", "price").replace("rows", "lines"))
    assert body
    assert told(diff()) == [("x/first.py:total", ["x/second.py:price"])]


def test_only_what_is_staged_counts(shop, diff) -> None:
    staged(shop, "a.py", SLUG)
    shop.write("a.py", "x = 1\n")
    shop.write("b.py", RENAMED)
    assert told(diff()) == [("shop/text.py:slugify", ["a.py:slugify"])]
    shop.write("shop/text.py", "x = 1\n")
    assert told(diff()) == [("shop/text.py:slugify", ["a.py:slugify"])]


def test_paths_narrow_the_change_and_not_what_it_is_compared_with(shop, diff) -> None:
    staged(shop, "a/a.py", SLUG)
    staged(shop, "b/b.py", QUEUE)
    assert told(diff("--staged", "a")) == [("shop/text.py:slugify", ["a/a.py:slugify"])]


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_paths_may_lead_through_a_link(shop, diff, tmp_path) -> None:
    (tmp_path / "link").symlink_to(shop.root)
    staged(shop, "a/a.py", SLUG)
    wanted = [("shop/text.py:slugify", ["a/a.py:slugify"])]
    assert told(diff("--staged", str(tmp_path / "link" / "a"))) == wanted


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_in_the_work_tree_is_none_in_a_commit(shop, diff, tmp_path) -> None:
    shop.write("a/a.py", SLUG)
    shop.commit()
    shop.git("checkout", "--quiet", "HEAD^")
    (shop.root / "a").symlink_to(tmp_path)
    wanted = [("shop/text.py:slugify", ["a/a.py:slugify"])]
    assert told(diff("--from=main~1", "--to=main")) == wanted


@pytest.mark.skipif(os.name == "nt", reason="no name has a colon there")
def test_files_shown_are_those_of_the_state_that_is_read(shop, capsys) -> None:
    shop.write("::error::a/a.py", SLUG)
    shop.git("add", "--all")
    (shop.root / "::error::a/a.py").unlink()
    assert main(["diff", "--staged", "--show-files", "shop"]) == 0
    assert capsys.readouterr().out == "\\x3a:error::a/a.py\nshop/queue.py\nshop/text.py\n"


@pytest.mark.parametrize("hide", [b"# @generated\n", b"# \0\n", b"# " + b"x" * 2_000_000 + b"\n"])
def test_a_copy_that_is_not_looked_at_is_at_least_named(shop, diff, hide) -> None:
    (shop.root / "shop" / "again.py").write_bytes(hide + SLUG.encode())
    [said] = diff("--from", "HEAD")["notices"]
    assert "not looked at: shop/again.py (" in said
    shop.commit()
    with (shop.root / "shop" / "again.py").open("a") as file:
        file.write("\n\nX = 1\n")
    assert not diff("--from", "HEAD")["notices"]
    (shop.root / "shop" / "text.py").write_bytes(hide + SLUG.encode())
    [said] = diff("--from", "HEAD")["notices"]
    assert "shop/text.py" in said


@pytest.mark.parametrize(
    ("hidden", "shown"),
    [
        ("shop/again.py", "shop/again.py"),
        ("vendor/again.py", "shop/again.py"),
        ("ignored/again.py", "shop/again.py"),
        ("stated/again.py", "shop/again.py"),
        ("tool", "tool.py"),
    ],
)
def test_code_that_nobody_looked_at_before_is_new_when_it_is(shop, diff, hidden, shown) -> None:
    hide = b"# @generated\n" if hidden == shown else b""
    shop.write(".dupcheckignore", "ignored/\n")
    shop.write(".gitattributes", "stated/** linguist-generated\n")
    shop.write(hidden, hide + SLUG.encode())
    shop.commit()
    (shop.root / hidden).unlink()
    staged(shop, shown, SLUG)
    shop.git("add", "--all")
    assert told(diff()) == [("shop/text.py:slugify", [f"{shown}:slugify"])]


def test_a_change_without_functions_reads_nothing_else(shop, diff) -> None:
    staged(shop, "notes.md", "# Notes\n")
    staged(shop, "shop/queue.py", QUEUE + "\nLIMIT = 3\n")
    document = diff()
    assert told(document) == []
    assert document["counts"]["files"] == 1


def test_a_budget_and_conditions_decide_what_fails(shop, diff, capsys) -> None:
    staged(shop, "a.py", EDITED)
    assert main(["diff", "--staged", "--no-cache"]) == 1
    assert main(["diff", "--staged", "--no-cache", "--budget=1"]) == 0
    assert main(["diff", "--staged", "--no-cache", "--fail-on=type<=2"]) == 0
    assert main(["diff", "--staged", "--no-cache", "--exit-zero"]) == 0
    capsys.readouterr()
    assert [finding["fails"] for finding in diff("--staged", "--fail-on=type<=2")["findings"]] == [
        False
    ]


def test_several_reports_of_one_run(shop, capsys) -> None:
    staged(shop, "a.py", SLUG)
    assert main(["diff", "--staged", "--output=json=out/r.json", "--output=text=out/r.txt"]) == 1
    assert "slugify" in capsys.readouterr().out
    assert json.loads((shop.root / "out/r.json").read_text())["findings"]
    assert "slugify" in (shop.root / "out/r.txt").read_text()


def test_what_a_change_repeats_often_is_not_usual_for_that(shop, diff) -> None:
    body = (
        "def load_{0}(form, errors):\n    value = form.get('{0}')\n"
        "    if value is None:\n        errors.append('{0} is missing')\n        return None\n"
        "    value = value.strip()\n    if len(value) > 80:\n"
        "        errors.append('{0} is too long')\n    return value\n\n\n"
    )
    names = [f"field{number}" for number in range(30)]
    staged(shop, "shop/forms.py", "".join(map(body.format, names)))
    ((keep, copies),) = told(diff("--staged", "--min-confidence=0.5"))
    assert len({keep, *copies}) == 30
