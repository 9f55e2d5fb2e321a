from typing import Annotated, Literal

import pytest

from dupcheck.errors import UsageError
from dupcheck.typed import Range, checked, json_schema, required

Share = Annotated[float, Range(0, 1)]
Choice = Literal["a", "b"]


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (str, "x", "x"),
        (bool, True, True),
        (int, 3, 3),
        (int, 3.0, 3),
        (float, 3, 3.0),
        (Share, 1, 1.0),
        (Choice, "a", "a"),
        (tuple[str, ...], ["a"], ("a",)),
        (tuple[str, ...], (), ()),
    ],
)
def test_values_become_what_the_type_says(kind: object, value: object, expected: object) -> None:
    got = checked(kind, value, "key")
    assert got == expected
    assert type(got) is type(expected)


@pytest.mark.parametrize(
    ("kind", "value", "message"),
    [
        (str, 1, "key: 1 is not a string"),
        (bool, 0, "key: 0 is not true or false"),
        (int, False, "key: False is not a whole number"),
        (int, 0.5, "key: 0.5 is not a whole number"),
        (int, float("inf"), "key: inf is not a whole number"),
        (float, "1", "key: '1' is not a number"),
        (Share, 1.01, "key: 1.01 is not from 0 to 1"),
        (Annotated[int, Range(1)], 0, "key: 0 is not at least 1"),
        (Choice, "c", 'key: \'c\' is not one of "a", "b"'),
        (Choice, ["a"], "is not one of"),
        (tuple[str, ...], "ab", "key: 'ab' is not a list of strings"),
        (tuple[str, ...], [1], "key: [1] is not a list of strings"),
        (str, None, "key: None is not a string"),
    ],
)
def test_other_values_are_refused(kind: object, value: object, message: str) -> None:
    with pytest.raises(UsageError) as error:
        checked(kind, value, "key")
    assert message in str(error.value)


def test_required_drops_none() -> None:
    assert required(Share | None) is Share
    assert required(int) is int
    assert required(Choice) is Choice


def test_json_schema() -> None:
    assert json_schema(Share) == {"type": "number", "minimum": 0, "maximum": 1}
    assert json_schema(Annotated[int, Range(1)]) == {"type": "integer", "minimum": 1}
    assert json_schema(Choice) == {"type": "string", "enum": ["a", "b"]}
    assert json_schema(tuple[str, ...]) == {"type": "array", "items": {"type": "string"}}
