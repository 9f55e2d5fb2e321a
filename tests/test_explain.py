import pytest

from dupcheck.errors import UsageError
from dupcheck.explain import function_at

SOURCE = """\
class Door:
    def close(self):
        self.open = False

class Shop:
    def close(self):
        for door in self.doors:
            door.close()

def close(shops):
    for shop in shops:
        for door in shop.doors:
            door.close()
        def close(): shop.close()
        close()
"""


@pytest.mark.parametrize(
    ("place", "name", "line"),
    [
        ("a.py:close", "close", 10),
        ("a.py:Shop.close", "Shop.close", 6),
        ("a.py:12", "close", 10),
        ("a.py:14", "close.close", 14),
    ],
)
def test_a_place_is_a_line_or_a_name(extracted, place: str, name: str, line: int) -> None:
    function = function_at(extracted(SOURCE, "a.py"), place)
    assert (function.name, function.lines.start) == (name, line)


def test_a_name_will_do_without_its_scopes(extracted) -> None:
    methods = extracted(SOURCE[: SOURCE.index("def close(shops)")], "a.py")
    assert function_at(methods, "a.py:close").name == "Door.close"


def test_what_is_there_instead_is_named(extracted) -> None:
    with pytest.raises(UsageError) as raised:
        function_at(extracted(SOURCE, "a.py"), "a.py:shut")
    assert "Shop.close (6-8)" in raised.value.hint
