from urllib.parse import unquote_to_bytes, urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample import function

from dupcheck.lines import LineRange
from dupcheck.report.sarif_place import artifact, escaped, link, location

TEXT = "def f(\n    a):\n    return 1"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("lib/a.py", "lib/a.py"),
        ("a b/c?d#e%f.py", "a%20b/c%3Fd%23e%25f.py"),
        ("http:/x.py", "http%3A/x.py"),
        ("caf\u00e9.py", "caf%C3%A9.py"),
        ("caf\udce9.py", "caf%E9.py"),
        ("a/../b/./c.py", "a/%2E%2E/b/%2E/c.py"),
    ],
)
def test_addresses(path: str, uri: str) -> None:
    assert artifact(path)["uri"] == uri


@given(st.lists(st.binary(min_size=1, max_size=9), min_size=1, max_size=4))
def test_an_address_leads_to_the_bytes_of_the_path_and_not_outside(parts: list[bytes]) -> None:
    raw = b"/".join(part.replace(b"/", b"_").replace(b"\0", b"_") for part in parts)
    uri = artifact(raw.decode("utf-8", "surrogateescape"))["uri"]
    assert unquote_to_bytes(uri) == raw
    assert urljoin("https://example.org/root/", uri) == f"https://example.org/root/{uri}"


def test_paths_that_no_system_opens_are_cut() -> None:
    assert len(artifact("\u00e9" * 100_000)["uri"]) == 3 * 4096


def test_a_part_of_a_function_is_shown_within_the_whole() -> None:
    place = location(function("a.py", "f", TEXT, line=7), LineRange(start=8, end=9))
    assert place["physicalLocation"]["region"] == {
        "startLine": 8, "startColumn": 1, "endLine": 9, "endColumn": 13,
    }  # fmt: skip
    assert place["physicalLocation"]["contextRegion"]["startLine"] == 7
    assert place["logicalLocations"] == [{"fullyQualifiedName": "f", "kind": "function"}]


def test_lines_that_the_text_does_not_have_are_no_failure() -> None:
    place = location(function("a.ipynb", "f", TEXT), LineRange(start=5, end=6))
    assert place["physicalLocation"]["region"]["endColumn"] == 1


def test_brackets_and_backslashes_start_no_link() -> None:
    assert escaped(r"a[b](1)\c") == r"a\[b\](1)\\c"
    assert link(function("a.py", "operator[]", TEXT), 3) == r"[operator\[\]](3)"


def test_a_name_of_nothing_visible_is_still_named() -> None:
    assert link(function("a.py", "\r", TEXT), 1) == "[?](1)"
