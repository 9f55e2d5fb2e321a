from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.html_element import Html, element, joined, shown
from dupcheck.report.safe import printable


def test_what_is_no_markup_is_text() -> None:
    made = element("p", "a < b", Html("<br>"), element("b", '"'), class_="x", data_y=1, open=True)
    assert made == '<p class="x" data-y="1" open>a &lt; b<br><b>&quot;</b></p>'
    assert element("p", hidden=False) == "<p></p>"
    assert element("input", type="text") == '<input type="text">'
    assert joined(["<", Html("<br>")], ">") == "&lt;><br>"


class Read(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[object] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found += [tag, attrs]

    def handle_data(self, data: str) -> None:
        self.found.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("<>&\"'/!"), min_size=1))
def test_any_text_comes_back_as_a_terminal_would_show_it(text: str) -> None:
    read = Read(element("p", text, title=text)).found
    assert read == ["p", [("title", printable(text))], printable(text)]


def test_very_long_text_is_cut() -> None:
    assert len(shown("x" * 100_000)) == 2000
    assert shown("abcdef", 4) == "abc…"
