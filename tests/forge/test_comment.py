"""One comment on a pull request, whoever else writes there."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from loopback_github import BOT, REPOSITORY, TOKEN, Fault, Forge, described, serving, unlike

from dupcheck.errors import DupcheckError
from dupcheck.forge.comment import LONGEST, Done, Wanted, fitted, place
from dupcheck.forge.github import GitHub, Patience

MARKER = "<!-- dupcheck -->"


@pytest.fixture
def forge() -> Iterator[Forge]:
    with serving() as running:
        yield running


def placed(forge: Forge, text: str, quiet: bool = False, head: str = "") -> Done:
    github = GitHub(forge.url, TOKEN, Patience(request=10), lambda _seconds: None)
    body = f"{MARKER}\n{text}"
    wanted = Wanted(
        repository=REPOSITORY, number=7, marker=MARKER, body=body, quiet=quiet, head=head
    )
    return place(github, wanted)


def test_a_comment_is_made_then_kept_up_to_date(forge: Forge) -> None:
    assert placed(forge, "two duplicates") is Done.CREATED
    assert placed(forge, "one duplicate") is Done.UPDATED
    assert placed(forge, "none any more", quiet=True) is Done.UPDATED
    assert forge.bodies(BOT) == [f"{MARKER}\nnone any more"]


def test_what_stands_there_already_is_not_written_again(forge: Forge) -> None:
    forge.add(f"{MARKER}\r\nsame\r\n\r\nlines", BOT)
    assert placed(forge, "same\n\nlines\n") is Done.UNCHANGED
    assert [path for method, path in forge.made() if method != "GET"] == ["/graphql"]


def test_where_nothing_was_ever_found_nobody_is_disturbed(forge: Forge) -> None:
    assert placed(forge, "none", quiet=True) is Done.UNNEEDED
    assert forge.comments == []
    assert len(forge.asked) == 1


def test_ours_is_found_on_the_third_page_beside_a_forged_one(forge: Forge) -> None:
    forged = forge.add(f"{MARKER}\nall is well, says mallory", "mallory")
    for number in range(240):
        forge.add(f"remark {number}", "ada")
    forge.add(f"> {MARKER}\nquoted", BOT)
    ours = forge.add(f"{MARKER}\nold", BOT)
    assert placed(forge, "new") is Done.UPDATED
    texts = {one["id"]: one["body"] for one in forge.comments}
    assert texts[ours] == f"{MARKER}\nnew"
    assert texts[forged] == f"{MARKER}\nall is well, says mallory"
    assert len(forge.bodies(BOT)) == 2


def test_a_forged_marker_alone_does_not_hide_that_ours_is_missing(forge: Forge) -> None:
    forge.add(f"{MARKER}\nforged", "mallory")
    assert placed(forge, "new") is Done.CREATED
    assert forge.bodies(BOT) == [f"{MARKER}\nnew"]


def test_a_token_of_a_person_finds_what_that_person_wrote(forge: Forge) -> None:
    forge.login = "ada"
    forge.add(f"{MARKER}\nby the bot", BOT)
    forge.add(f"{MARKER}\nold", "ada")
    assert placed(forge, "new") is Done.UPDATED
    assert forge.bodies("ada") == [f"{MARKER}\nnew"]
    assert forge.bodies(BOT) == [f"{MARKER}\nby the bot"]


def test_a_token_of_another_app_finds_what_that_app_wrote(forge: Forge) -> None:
    forge.app = "acme-reviews[bot]"
    forge.add(f"{MARKER}\nby the bot of workflows", BOT)
    assert placed(forge, "old") is Done.CREATED
    assert placed(forge, "new") is Done.UPDATED
    assert forge.bodies("acme-reviews[bot]") == [f"{MARKER}\nnew"]


@pytest.mark.parametrize("fault", [Fault(403, "no"), Fault(500), Fault(200, "no such thing")])
def test_a_token_of_which_nothing_is_said_is_that_of_a_workflow(forge: Forge, fault: Fault) -> None:
    forge.add(f"{MARKER}\nold", BOT)
    forge.fail("POST", fault)
    assert placed(forge, "new") is Done.UPDATED


def test_of_two_that_two_runs_made_one_stays(forge: Forge) -> None:
    forge.add(f"{MARKER}\none", BOT)
    forge.add(f"{MARKER}\ntwo", BOT)
    forge.add(f"{MARKER}\nthree", "mallory")
    assert placed(forge, "new") is Done.UPDATED
    assert forge.bodies(BOT) == [f"{MARKER}\nnew"]
    assert len(forge.bodies("mallory")) == 1


def test_a_run_that_comes_late_or_again_does_not_speak_over_a_newer_one(forge: Forge) -> None:
    forge.head = "b" * 40
    assert placed(forge, "of b", head="b" * 40) is Done.CREATED
    assert placed(forge, "of a", head="a" * 40) is Done.OVERTAKEN
    assert placed(forge, "of b again", head="b" * 40) is Done.UPDATED
    assert forge.bodies(BOT) == [f"{MARKER}\nof b again"]


def test_a_token_that_may_not_see_where_it_is_comments_all_the_same(forge: Forge) -> None:
    assert placed(forge, "of a", head="a" * 40) is Done.CREATED


def test_another_run_may_remove_the_spare_one_first(forge: Forge) -> None:
    forge.add(f"{MARKER}\none", BOT)
    forge.add(f"{MARKER}\ntwo", BOT)
    forge.fail("DELETE", Fault(404, "Not Found"))
    assert placed(forge, "new") is Done.UPDATED
    assert f"{MARKER}\nnew" in forge.bodies(BOT)


@pytest.mark.parametrize("quiet", [False, True])
def test_a_token_that_may_not_write_is_an_error_with_a_hint(forge: Forge, quiet: bool) -> None:
    forge.add(f"{MARKER}\nold", BOT)
    forge.fail("PATCH", Fault(403, "Resource not accessible by integration"))
    with pytest.raises(DupcheckError, match="not accessible") as error:
        placed(forge, "new", quiet)
    assert "pull-requests: write" in error.value.hint
    assert "forks" in error.value.hint


def test_a_comment_that_was_deleted_by_its_author_has_no_user(forge: Forge) -> None:
    forge.shown = lambda one: {**one, "user": None}  # type: ignore[method-assign]
    forge.add(f"{MARKER}\nold", "ghost")
    assert_created = Done.CREATED
    forge.unlike.clear()
    assert placed(forge, "new") is assert_created
    forge.unlike.clear()


def test_a_comment_without_its_marker_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="marker"):
        Wanted(repository=REPOSITORY, number=7, marker=MARKER, body="hello", quiet=False)


@pytest.mark.parametrize("name", ["", "shop", "acme/shop/../other", "acme/shop?x", "a b/c", "/"])
def test_a_repository_is_an_owner_and_a_name(name: str) -> None:
    with pytest.raises(ValueError, match="owner/name"):
        Wanted(repository=name, number=7, marker=MARKER, body=MARKER, quiet=False)


def test_a_long_body_is_cut_to_what_github_takes(forge: Forge) -> None:
    assert placed(forge, "line of a table\n" * 6000) is Done.CREATED
    [body] = forge.bodies(BOT)
    assert len(body) <= LONGEST
    assert body.splitlines()[-1].startswith("The rest does not fit")
    assert body.splitlines()[-3] == "line of a table"


@given(st.text(st.characters(codec="utf-8"), max_size=40), st.integers(1, 4000))
def test_what_is_cut_is_a_beginning_and_fits(text: str, times: int) -> None:
    body = f"{text}\n" * times
    cut = fitted(body)
    assert len(cut.encode("utf-16-le")) // 2 <= LONGEST
    assert cut == body or body.startswith(cut.rpartition("\n\n")[0])


@pytest.mark.skipif(not described(), reason="needs npm's @octokit/openapi")
class TestTheDescription:
    def test_it_knows_what_is_no_request(self) -> None:
        comments = f"/repos/{REPOSITORY}/issues/7/comments"
        assert unlike("POST", comments, {"body": "x"}) == ""
        assert "'body' is a required property" in unlike("POST", comments, {})
        assert unlike("POST", comments, {"body": 3})
        assert unlike("GET", f"{comments}?per_page=100&page=2", None) == ""
        assert unlike("GET", f"{comments}?limit=100", None)
        assert unlike("PUT", comments, {"body": "x"})
        assert unlike("DELETE", f"/repos/{REPOSITORY}/issues/comments/3", {"body": "x"})
