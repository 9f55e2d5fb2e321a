import pytest

from dupcheck.suggest import suggestion


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("treshold", 'Did you mean "threshold"?'),
        ("Min_Tokens", 'Did you mean "min-tokens"?'),
        ("zzz", "Known: min-tokens, threshold."),
    ],
)
def test_suggestion(name: str, hint: str) -> None:
    assert suggestion(name, {"threshold", "min-tokens"}) == hint
