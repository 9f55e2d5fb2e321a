"""Living with old duplicates, from real commits to the report."""

import json

import pytest

from dupcheck.cli import main
from tests.test_diff import RENAMED, SLUG, diff, shop, staged, told

__all__ = ["diff", "shop"]


@pytest.fixture
def scan(capsys):
    def run(*arguments: str) -> dict:
        main(["scan", "--format=json", "--no-cache", *arguments])
        return json.loads(capsys.readouterr().out)

    return run


def test_a_comment_silences_and_is_counted(shop, diff) -> None:
    staged(shop, "a.py", "# dupcheck: ignore -- other release cycle\n" + RENAMED)
    document = diff()
    assert told(document) == []
    (quiet,) = document["suppressed"]
    assert (quiet["by"], quiet["where"], quiet["reason"]) == (
        "comment", "a.py:1", "other release cycle"
    )  # fmt: skip


def test_a_comment_without_a_reason_is_told(shop, diff) -> None:
    staged(shop, "a.py", "# dupcheck: ignore\n" + RENAMED)
    assert any("a.py:1" in notice for notice in diff()["notices"])


def test_a_misspelt_comment_is_told(shop, diff) -> None:
    staged(shop, "a.py", "# dupcheck: ingore -- why not\n" + RENAMED)
    document = diff()
    assert told(document) == [("shop/text.py:slugify", ["a.py:make_slug"])]
    assert any("a.py:1" in notice and "ignore" in notice for notice in document["notices"])


def test_ignored_pairs(shop, diff) -> None:
    staged(shop, "a.py", RENAMED)
    document = diff("--staged", "--ignore-pairs=/shop/ <> a.py:make_* -- on purpose")
    assert told(document) == []
    assert document["suppressed"][0]["reason"] == "on purpose"


def test_what_silences_nothing_is_told_by_a_scan(shop, scan) -> None:
    shop.write("shop/text.py", "# dupcheck: ignore -- was a copy once\n" + SLUG)
    document = scan("--ignore-pairs=x/ <> y/ -- gone")
    assert [one["where"] for one in document["unused_suppressions"]] == [
        "shop/text.py:1", "ignore-pairs[0]"
    ]  # fmt: skip
    assert scan("shop/text.py")["unused_suppressions"] == []


def test_a_baseline_knows_two_copies_and_not_the_third(shop, scan, diff, capsys) -> None:
    shop.write("shop/legacy.py", RENAMED)
    shop.write("dupcheck.toml", 'baseline = "known.json"\n')
    assert main(["baseline", "write", "--no-cache"]) == 0
    capsys.readouterr()
    document = scan()
    assert document["findings"] == []
    assert [quiet["by"] for quiet in document["suppressed"]] == ["baseline"]
    shop.commit()
    staged(shop, "third.py", SLUG)
    assert [finding["standing"] for finding in diff()["findings"]] == ["new"]
    assert [finding["standing"] for finding in scan()["findings"]] == ["new"]
    shop.git("rm", "--quiet", "-f", "third.py", "shop/legacy.py")
    assert main(["baseline", "check", "--no-cache"]) == 1
    assert main(["baseline", "prune", "--no-cache"]) == 0
    assert main(["baseline", "check", "--no-cache"]) == 0


@pytest.mark.usefixtures("shop")
def test_a_missing_baseline_is_an_error(capsys) -> None:
    assert main(["scan", "--no-cache", "--baseline=known.json"]) == 2
    assert "known.json: there is no such file" in capsys.readouterr().err


def test_a_change_cannot_switch_off_its_own_check(shop, diff) -> None:
    shop.git("checkout", "--quiet", "-b", "topic")
    shop.write("dupcheck.toml", 'exclude = ["*.py"]\n')
    shop.write(".dupcheckignore", "*.py\n")
    shop.write(".gitattributes", "*.py linguist-generated\n")
    shop.write("a.py", RENAMED)
    shop.commit()
    assert told(diff("--base=main")) == []
    for base in ("base", "main"):
        document = diff("--base=main", f"--config-from={base}")
        assert told(document) == [("shop/text.py:slugify", ["a.py:make_slug"])]
        (notice,) = document["notices"]
        for name in ("dupcheck.toml", ".dupcheckignore", ".gitattributes"):
            assert name in notice
