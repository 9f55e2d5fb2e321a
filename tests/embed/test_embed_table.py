import pytest

from dupcheck.embed.table import MODELS, model_row
from dupcheck.errors import UsageError


@pytest.mark.parametrize("scheme", [name for name in MODELS if name.endswith(":")])
def test_what_comes_behind_a_scheme_is_said_where_it_lacks(scheme) -> None:
    with pytest.raises(UsageError) as error:
        model_row(scheme)
    assert str(error.value) == f'model "{scheme}" lacks what comes behind the colon'
    assert error.value.hint == MODELS[scheme].description
    assert error.value.hint.startswith(scheme)


def test_a_name_that_takes_nothing_behind_a_colon_is_no_scheme() -> None:
    with pytest.raises(UsageError) as error:
        model_row("builtin:x")
    assert str(error.value) == 'unknown model "builtin:x"'
    assert error.value.hint == 'Did you mean "builtin"?'
