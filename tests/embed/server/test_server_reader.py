"""Rows from a server, however the texts are batched and whatever it cannot take at once."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playing import DIM, Played, Playing, embeddings, openai, unit, vector

from dupcheck.embed.server import reader as module
from dupcheck.embed.server.address import parse
from dupcheck.embed.server.connection import Connection, Patience
from dupcheck.embed.server.failures import Failures
from dupcheck.embed.server.openai import contract
from dupcheck.embed.server.reader import Reader, TooLongError, _batches, _halves
from dupcheck.errors import DupcheckError

TOO_LONG = Played(status=400, body={"error": {"message": "maximum context length is 9 tokens"}})
Texts = st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60), max_size=40)


def reader(server: Playing, most: int = 32) -> Reader:
    address = parse(f"{server.url}#m")
    limited = replace(contract(address, None, "base64"), most=most)
    patience = Patience(request=20.0, tries=2, pause=0.001)
    failures = Failures(host=server.host, model="m", has_key=False, key_hint="key")
    return Reader(Connection(address, "", patience), limited, failures)


def foreseen(texts: Sequence[str]) -> Any:
    return unit([vector(text) for text in texts])


def shuffled(body: Any) -> Played:
    """The answers in another order, each with its index."""
    data = [{"index": i, "embedding": vector(text)} for i, text in enumerate(body["input"])]
    order = np.random.default_rng(len(data)).permutation(len(data))
    return Played(body={"data": [data[i] for i in order]})


@pytest.fixture(scope="module")
def honest() -> Any:
    with Playing(openai(answer=shuffled)) as server:
        yield server


@settings(max_examples=20)
@given(Texts, st.integers(1, 9), st.integers(1, 200))
def test_rows_are_the_same_in_any_batches_and_any_order_of_answers(
    honest: Playing, texts: Sequence[str], most: int, characters: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHARACTERS", characters)
        found = reader(honest, most).read(texts)
    assert found.shape == (len(texts), DIM if texts else 0)
    assert not texts or np.abs(found - foreseen(texts)).max() < 1e-6


@settings(max_examples=15)
@given(Texts, st.integers(30, 70))
def test_rows_are_the_same_whatever_the_server_cannot_take_at_once(
    texts: Sequence[str], room: int
) -> None:
    def full(body: Any) -> Played:
        too_many = sum(map(len, body["input"])) > room
        return TOO_LONG if too_many else Played(status=0)

    with Playing(openai(answer=full)) as server:
        found = reader(server).read(texts)
        alone = [reader(server).read([text]) for text in texts]
    assert not texts or np.array_equal(found, np.concatenate(alone))


@given(Texts, st.integers(1, 9))
def test_batches_hold_every_row_once_and_no_more_than_they_may(
    texts: Sequence[str], most: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "CHARACTERS", 50)
        batches = list(_batches(texts, range(len(texts)), most))
    assert sorted(row for batch in batches for row in batch) == list(range(len(texts)))
    for batch in batches:
        assert len(batch) <= most
        assert len(batch) == 1 or sum(len(texts[row]) for row in batch) <= 50


@given(st.text(st.sampled_from("ab \n"), min_size=2))
def test_halves_are_the_whole_and_neither_is_small(text: str) -> None:
    first, second = _halves(text)
    assert first + second == text
    assert min(len(first), len(second)) >= len(text) // 4


def test_a_text_is_cut_at_the_end_of_a_line() -> None:
    assert _halves("a = 1\nb = 2\nc = 3\n") == ("a = 1\n", "b = 2\nc = 3\n")


def test_a_long_text_is_the_weighted_sum_of_its_pieces() -> None:
    text = "".join(f"value_{i} = {i}\n" for i in range(20))

    def short(body: Any) -> Played:
        return TOO_LONG if any(len(one) > 100 for one in body["input"]) else Played(status=0)

    with Playing(openai(answer=short)) as server:
        found = reader(server).read([text])
    pieces = [text]
    while max(map(len, pieces)) > 100:
        pieces = [half for one in pieces for half in (_halves(one) if len(one) > 100 else (one,))]
    assert "".join(pieces) == text
    weights = np.array([len(piece) for piece in pieces])
    assert np.abs(found - unit([weights @ foreseen(pieces)])).max() < 1e-6


def test_no_piece_is_blank_for_servers_refuse_that() -> None:
    text = "x = '" + " " * 200 + "'"

    def short(body: Any) -> Played:
        if any(not one.strip() for one in body["input"]):
            return Played(status=400, body={"message": "Input at index 0 cannot be empty"})
        return TOO_LONG if any(len(one) > 60 for one in body["input"]) else Played(status=0)

    with Playing(openai(answer=short)) as server:
        assert np.linalg.norm(reader(server).read([text])) == pytest.approx(1)


def test_a_text_of_which_not_even_a_piece_is_taken_is_an_error() -> None:
    with Playing(openai(answer=lambda _: TOO_LONG)) as server, pytest.raises(TooLongError) as error:
        reader(server).read(["x" * 1000])
    assert str(error.value).endswith("for the server: maximum context length is 9 tokens")
    assert set(error.value.text) == {"x"}


def test_a_server_that_cuts_long_texts_in_silence_is_found_out() -> None:
    def cutting(body: Any) -> Played:
        return embeddings([vector(text[:900]) for text in body["input"]])

    with Playing(openai(answer=cutting)) as server:
        one = reader(server)
        one.read(["x = 1\n" * 150])
        with pytest.raises(DupcheckError, match="cuts long texts in silence: the end of 1,600"):
            one.read(["short", "x = 10\n" * 200 + "y" * 200])


def test_a_server_that_reads_to_the_end_is_asked_once_for_each_much_longer_text() -> None:
    with Playing(openai()) as server:
        one = reader(server)
        for length in (999, 1_000, 1_400, 1_499, 1_500):
            one.read(["x" * length])
    assert [len(body["input"]) for body in server.posted] == [1, 2, 1, 1, 1, 2, 1]


def test_several_requests_are_under_way_at_once_but_not_more_than_agreed() -> None:
    lock, running, most = threading.Lock(), 0, 0
    together = threading.Barrier(module.THREADS, timeout=60)

    def count(_: Any) -> Played:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        together.wait()
        with lock:
            running -= 1
        return Played(status=0)

    texts = [f"text {i}" for i in range(4 * module.THREADS)]
    with Playing(openai(answer=count)) as server:
        reader(server, most=1).read(texts)
    assert most == module.THREADS


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"<html>Welcome</html>", "a web page instead of JSON"),
        (b"hello", "answered with no list of embeddings: hello"),
        ({"error": {"message": "no upstream"}}, "with no list of embeddings: no upstream"),
        ({"data": [{"embedding": [1.0]}]}, "answered with 1 vectors for 2 texts"),
        ({"data": [{"embedding": [1.0]}, {"embedding": [0.0]}]}, "a vector of zeros"),
        (b'{"data": [{"embedding": [1.0]}, {"embedding": [NaN]}]}', "NaN"),
    ],
)
def test_answers_without_vectors(body: object, said: str) -> None:
    part = openai(answer=lambda _: Played(body=body))
    with Playing(part) as server, pytest.raises(DupcheckError) as error:
        reader(server).read(["a", "b"])
    assert str(error.value).startswith(server.host)
    assert said in str(error.value)


def test_a_model_whose_vectors_change_their_length_is_another_model() -> None:
    lengths = iter([4, 4, 6])

    def growing(body: Any) -> Played:
        dim = next(lengths)
        data = [{"embedding": vector(text, dim)} for text in body["input"]]
        return Played(body={"data": data})

    with Playing(openai(answer=growing)) as server:
        one = reader(server)
        one.read(["a"])
        one.read(["b"])
        with pytest.raises(DupcheckError, match="vectors of 6 numbers, after such of 4"):
            one.read(["c"])


def test_one_failure_ends_it_all() -> None:
    def sometimes(body: Any) -> Played:
        bad = "text 007" in body["input"]
        return Played(status=400, body={"error": "I will not"}) if bad else Played(status=0)

    with Playing(openai(answer=sometimes)) as server:
        with pytest.raises(DupcheckError, match=r"refused the request \(400\): I will not"):
            reader(server, most=1).read([f"text {i:03}" for i in range(200)])
        assert len(server.asked) < 200
