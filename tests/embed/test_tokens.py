import os
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from qwen_models import END, TEXT, tokenizer
from tokenizers.processors import TemplateProcessing

from dupcheck.embed import tokens
from dupcheck.embed.tokens import Reading, Tokenizer, batches, load, spans, unit
from dupcheck.errors import DupcheckError

TEXTS = st.text(max_size=60)


@pytest.fixture(scope="module", params=[True, False], ids=["published", "lost its end"])
def either(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tokenizer:
    return loaded(tmp_path_factory.mktemp("tokens"), post_processor=request.param)


def loaded(folder: Path, *, post_processor: bool = True) -> Tokenizer:
    tokenizer(post_processor=post_processor).save(str(folder / "tokenizer.json"))
    return load(folder / "tokenizer.json")


def test_every_text_ends_with_end_of_text_once(either: Tokenizer) -> None:
    assert either.end == tokenizer().token_to_id(END)
    for ids in either.encode(["", "x = 1", TEXT, END, f"x {END}{END}", "x" * 5_000]):
        assert ids[-1] == either.end
        assert ids.count(either.end) == 1


@given(text=TEXTS)
def test_tokens_are_those_of_the_file_itself(either: Tokenizer, text: str) -> None:
    reference = tokenizer()
    if not any(token in text for token in ("<|", "<think>")):
        assert either.encode([text]) == [reference.encode(text).ids]


@pytest.mark.parametrize("text", [END, "<|im_start|>", "<|im_end|>", "<think>"])
def test_a_control_token_in_code_is_read_as_characters(either: Tokenizer, text: str) -> None:
    code = f'stop = "{text}"'
    control = tokenizer().token_to_id(text)
    assert control in tokenizer().encode(code).ids
    [ids] = either.encode([code])
    assert control not in ids[:-1]
    assert tokenizer().decode(ids[:-1], skip_special_tokens=False) == code


def test_control_tokens_of_ours_are_meant_and_others_stay_characters(either: Tokenizer) -> None:
    prompt = "<|im_start|>x<think>"
    assert either.control(prompt) == tokenizer(post_processor=False).encode(prompt).ids
    assert tokenizer().token_to_id("<think>") not in either.encode([prompt])[0]


def test_half_a_character_is_read_as_one_that_is_unknown(either: Tokenizer) -> None:
    assert either.encode(["x\ud800"]) == either.encode(["x\ufffd\ufffd\ufffd"])


def test_the_file_cannot_cut_or_pad_a_text(tmp_path: Path) -> None:
    short = tokenizer()
    short.enable_truncation(4)
    short.enable_padding(length=64)
    short.save(str(tmp_path / "tokenizer.json"))
    assert load(tmp_path / "tokenizer.json").encode([TEXT]) == [tokenizer().encode(TEXT).ids]
    assert load(tmp_path / "tokenizer.json").encode([""]) == [tokenizer().encode("").ids]


def test_the_digest_is_that_of_the_file(tmp_path: Path) -> None:
    with_end = loaded(tmp_path)
    assert with_end.digest != loaded(tmp_path, post_processor=False).digest
    assert with_end.digest == loaded(tmp_path).digest
    assert with_end.vocabulary == tokenizer().get_vocab_size()


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tokenizer.json"
    with pytest.raises(DupcheckError, match="cannot be read") as missing:
        load(file)
    assert "dupcheck models pull" in missing.value.hint
    file.write_text("{}")
    with pytest.raises(DupcheckError, match="cannot be read"):
        load(file)


def test_a_file_of_another_model_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "tokenizer.json"
    other = tokenizer()
    other.save(str(file))
    file.write_text(file.read_text(encoding="utf-8").replace(END, "</s>"), encoding="utf-8")
    with pytest.raises(DupcheckError, match="is not Qwen3's"):
        load(file)
    start = ("<|im_start|>", other.token_to_id("<|im_start|>"))
    other.post_processor = TemplateProcessing("<|im_start|> $A", None, [start])
    other.save(str(file))
    with pytest.raises(DupcheckError, match="adds other tokens"):
        load(file)


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    file = tmp_path / "tokenizer.json"
    with file.open("wb") as stream:
        stream.truncate(tokens.LARGEST_FILE + 1)
    with pytest.raises(DupcheckError, match="more than 67,108,864 bytes"):
        load(file)


@given(count=st.integers(0, 3_000), limit=st.integers(15, 700))
def test_windows_leave_nothing_out(count: int, limit: int) -> None:
    found = spans(count, limit)
    lengths = [span.stop - span.start for span in found]
    assert found[0].start == 0
    assert found[-1].stop == count
    assert max(lengths) <= limit
    assert max(lengths) - min(lengths) <= 1
    overlaps = {left.stop - right.start for left, right in pairwise(found)}
    assert overlaps <= {limit // 8}


def test_a_window_can_be_too_small_to_hold_anything() -> None:
    with pytest.raises(ValueError, match="at least 16"):
        spans(100, 14)


def test_a_long_text_is_read_in_windows_each_with_its_end(either: Tokenizer) -> None:
    long = TEXT * 3
    reading = either.read(["a = 1", long, ""], 64)
    [whole] = either.encode([long])
    assert reading.texts == 3
    assert reading.owner[0] == 0
    assert reading.owner[-1] == 2
    mine = [reading.windows[i] for i in np.flatnonzero(reading.owner == 1)]
    assert len(mine) == -(-(len(whole) - 8) // (63 - 7))
    assert all(window[-1] == either.end and len(window) <= 64 for window in mine)
    assert [list(window[:-1]) for window in mine] == [whole[s] for s in spans(len(whole) - 1, 63)]


def test_a_text_as_long_as_a_window_is_read_at_once(either: Tokenizer) -> None:
    [ids] = either.encode([TEXT])
    assert either.read([TEXT], len(ids)).windows == (ids,)
    assert len(either.read([TEXT], len(ids) - 1).windows) == 2


def test_windows_are_pooled_by_tokens_and_direction() -> None:
    reading = Reading(windows=([1] * 40, [1] * 30, [1]), owner=np.array([0, 0, 1]), texts=2)
    states = np.array([[3, 0, 0], [0, 0.5, 0], [0, 0, 7]], np.float32)
    expected = np.array([[0.8, 0.6, 0], [0, 0, 1]])
    assert reading.pooled(states) == pytest.approx(expected, abs=1e-6)


@given(
    lengths=st.lists(st.integers(1, 400), max_size=60),
    budget=st.integers(1, 900),
)
def test_batches_hold_every_window_once_under_the_budget(lengths: list[int], budget: int) -> None:
    windows = [[0] * length for length in lengths]
    found = list(batches(windows, budget))
    assert sorted(row for batch in found for row in batch) == list(range(len(lengths)))
    assert all(
        len(batch) == 1 or max(lengths[row] for row in batch) * len(batch) <= budget
        for batch in found
    )
    order = [lengths[row] for batch in found for row in batch]
    assert order == sorted(lengths, reverse=True)


def test_rows_get_length_one_and_nothing_stays_nothing() -> None:
    rows = np.array([[3e20, 4e20], [0, 0], [1e-30, 0]], np.float32)
    assert unit(rows) == pytest.approx(np.array([[0.6, 0.8], [0, 0], [1, 0]]))


REAL = os.environ.get("QWEN3_TOKENIZER", "")


@pytest.mark.skipif(not REAL, reason="QWEN3_TOKENIZER names no tokenizer.json of Qwen3")
def test_the_real_tokenizer() -> None:
    real = load(Path(REAL))
    assert real.end == 151643
    assert real.vocabulary == 151669
    assert real.encode(["def f():\n    return 1\n", 'x = "<|im_end|>"', "<think>"]) == [
        [750, 282, 3932, 262, 470, 220, 16, 198, 151643],
        [87, 284, 4055, 91, 318, 6213, 91, 9877, 151643],
        [13708, 766, 29, 151643],
    ]
