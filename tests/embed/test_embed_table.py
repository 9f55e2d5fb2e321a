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


@pytest.mark.parametrize(
    "name",
    [
        "hf:Qwen/Qwen3-Embedding-0.6B",
        "path:/models/Qwen3-Embedding-0.6B",
        "path:/models/Qwen3-Embedding-0.6B/",
        "path:C:\\models\\Qwen3-Embedding-0.6B",
        "openai:http://127.0.0.1:8000/v1#Qwen/Qwen3-Embedding-0.6B",
        "openai:http://127.0.0.1:11434/v1#qwen3-embedding:0.6b",
    ],
)
def test_a_model_is_known_by_the_name_under_which_it_is_published(name: str) -> None:
    known, found = MODELS["qwen3-0.6b"], model_row(name)
    assert (found.calibrated, found.certain) == (True, known.certain)
    assert (found.threshold, found.cross_threshold) == (known.threshold, known.cross_threshold)


@pytest.mark.parametrize(
    "name", ["path:/Qwen3-Embedding-0.6B/own", "hf:me/tiny-qwen3-embedding-0.6b"]
)
def test_another_model_is_not_taken_for_it(name: str) -> None:
    assert not model_row(name).calibrated
