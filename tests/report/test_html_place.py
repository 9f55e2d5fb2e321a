import pytest
from sample import function

from dupcheck.report.html_place import named, place

LINKS = "https://github.com/octo/shop/blob/c0de/"


def test_a_place_is_a_link_where_the_forge_is_known() -> None:
    one = function("a b/<c>.py", "f", "x\ny", line=7)
    text = "a b/&lt;c&gt;.py:7"
    assert place(one, "") == f'<span class="place">{text}</span>'
    address = f"{LINKS}a%20b/%3Cc%3E.py#L7-L8"
    assert place(one, LINKS) == f'<a class="place" href="{address}">{text}</a>'


@pytest.mark.parametrize("path", ["../x.py", "a//b.py", "\ud800.py", "n" * 5000])
def test_what_no_forge_could_show_is_no_link(path: str) -> None:
    assert place(function(path, "f", "x"), LINKS).startswith("<span ")


def test_very_long_paths_are_cut_but_not_their_lines() -> None:
    html = place(function("n" * 5000, "f", "x", line=7), "")
    assert html.endswith("n…:7</span>")
    assert len(html) < 400


def test_names_are_code() -> None:
    assert named(function("a.py", "f<T>", "x")) == '<code class="name">f&lt;T&gt;</code>'
