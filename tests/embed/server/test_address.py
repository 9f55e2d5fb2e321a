import pytest

from dupcheck.embed.server.address import OPENAI, parse
from dupcheck.errors import UsageError


@pytest.mark.parametrize(
    ("written", "base", "model"),
    [
        ("http://127.0.0.1:8000/v1#Qwen/Qwen3-Embedding-0.6B", "http://127.0.0.1:8000/v1",
         "Qwen/Qwen3-Embedding-0.6B"),
        ("http://127.0.0.1:8000#m", "http://127.0.0.1:8000/v1", "m"),
        ("http://127.0.0.1:8000/#m", "http://127.0.0.1:8000/v1", "m"),
        ("http://127.0.0.1:8000/v1/#m", "http://127.0.0.1:8000/v1", "m"),
        ("https://host/api/v1/embeddings#m", "https://host/api/v1", "m"),
        ("https://host/embeddings#m", "https://host/v1", "m"),
        ("https://host/openai/v1beta#m", "https://host/openai/v1beta", "m"),
        ("https://[::1]:80/v2#m", "https://[::1]:80/v2", "m"),
        ("https://host/@scope/v1#a@b", "https://host/@scope/v1", "a@b"),
        ("http://host", "http://host/v1", ""),
        ("http://host#a#b", "http://host/v1", "a#b"),
        ("text-embedding-3-small", OPENAI, "text-embedding-3-small"),
    ],
)  # fmt: skip
def test_addresses_are_understood_as_users_paste_them(written: str, base: str, model: str) -> None:
    address = parse(written)
    assert (address.base, address.model) == (base, model)


@pytest.mark.parametrize(
    "written",
    ["localhost:8000#m", "localhost:8000/v1#m", "gpt-4", "127.0.0.1:8000", "ftp://host#m",
     "http://#m", "http://host:99999#m", "http://host:x#m", "http://ho st#m",
     "http://host/v1?api-version=1#m", "http://host\x00#m", "://#m"],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(written: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(written)
    assert error.value.hint.startswith("for example openai:")


@pytest.mark.parametrize(
    "written", ["https://user:hunter2@host#m", "http://hunter2@host#m", "ftp://x:hunter2@host:z"]
)
def test_a_password_in_an_address_is_refused_and_not_repeated(written: str) -> None:
    with pytest.raises(UsageError) as error:
        parse(written)
    assert "hunter2" not in f"{error.value} {error.value.hint}"
    assert "DUPCHECK_API_KEY" in error.value.hint


def test_an_address_knows_whether_it_leaves_the_machine() -> None:
    assert parse("http://localhost:1#m").local
    assert parse("http://127.1.2.3#m").local
    assert parse("http://[::1]:8#m").local
    assert not parse("http://127.0.0.1.example.org#m").local
    assert parse("https://example.org#m").encrypted
    assert parse("https://example.org/api/v1#m").root == "https://example.org/api"
    assert parse("https://example.org:8443/v1#m").host == "example.org:8443"
