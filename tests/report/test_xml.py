import xml.etree.ElementTree as ElementTree

from hypothesis import given
from hypothesis import strategies as st

from dupcheck.report.safe import printable
from dupcheck.report.xml import document, element

ANYTHING = st.text(st.characters(exclude_categories=()))


@given(ANYTHING, st.lists(ANYTHING, min_size=1))
def test_any_text_comes_back_as_it_is_shown(text: str, lines: list[str]) -> None:
    lines = [line.replace("\n", "").replace(":", "") for line in lines]
    root = element("a", element("b", text="\n".join(lines)), name=text)
    written = document(root)
    assert written.isascii()
    read = ElementTree.fromstring(written)
    assert read.get("name") == printable(text)
    assert (read[0].text or "") == "\n".join(map(printable, lines))


def test_shape() -> None:
    root = element("a", element("b", line=3), element("c", text="\x1b]]>\n::error::<&\ud800é"))
    assert document(root) == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        "<a>\n"
        '  <b line="3" />\n'
        "  <c>\\x1b]]&gt;\n\\x3a:error::&lt;&amp;\\ud800&#233;</c>\n"
        "</a>\n"
    )
