from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.lines import LineRange
from dupcheck.report.link import permalink

BASE = "https://github.com/octo/shop/blob/c0de/"
LINES = LineRange(start=10, end=22)


@pytest.mark.parametrize(
    ("base", "address"),
    [
        (BASE, f"{BASE}a%20b/c.py#L10-L22"),
        ("http://git.local:3000/o/r/src/commit/c0de/", None),
        (
            "https://gitlab.com/o/r/-/blob/c0de/",
            "https://gitlab.com/o/r/-/blob/c0de/a%20b/c.py#L10-22",
        ),
        ("", ""),
        ("https://github.com/o/r", ""),
        ("javascript:alert(1)/", ""),
        ("https://x/) [y](", ""),
        ("https://x/\n/", ""),
    ],
)
def test_addresses(base: str, address: str | None) -> None:
    wanted = f"{base}a%20b/c.py#L10-L22" if address is None else address
    assert permalink("a b/c.py", LINES, base) == wanted


def test_one_line() -> None:
    assert permalink("a.py", LineRange(start=3, end=3), BASE) == f"{BASE}a.py#L3"


@pytest.mark.parametrize("path", ["../x.py", "a/../../b", "a//b", "./a", "\ud800"])
def test_no_address_leaves_the_repository(path: str) -> None:
    assert permalink(path, LINES, BASE) == ""


@given(st.binary(min_size=1, max_size=30))
def test_the_address_has_the_path_byte_by_byte(raw: bytes) -> None:
    address = permalink(raw.decode("utf-8", "surrogateescape"), LINES, BASE)
    if address:
        parts = urlsplit(address)
        assert address.isascii()
        assert not set("()<>[]|`\"' \\") & set(address)
        assert unquote_to_bytes(parts.path) == b"/octo/shop/blob/c0de/" + raw
        assert (parts.query, parts.fragment) == ("", "L10-L22")
