import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dupcheck.arrays import Float32
from dupcheck.embed.builtin import load
from dupcheck.embed.shipped import DIM
from dupcheck.embed.table import load as load_by_name

ADD = (
    "kdef iadd_all o( ivalues o) o: itotal o= n0 "
    "kfor ivalue kin ivalues o: itotal o+= ivalue kreturn itotal"
)
READ = "kdef iread o( ipath o) o: kwith iopen o( ipath o) kas ifile o: kreturn ifile o. iread o( o)"

TOKENS = st.sampled_from(f"{ADD} {READ} s sread␣me n12 i_ i$ kelse o{{ o}} iÜber".split())
CODES = st.lists(st.lists(TOKENS, max_size=40).map(" ".join), min_size=1, max_size=12)


def embed(*codes: str) -> Float32:
    return load().embed_codes(codes)


@given(CODES)
def test_a_function_has_the_same_vector_alone_and_in_a_batch(codes: list[str]) -> None:
    together = embed(*codes)
    alone = np.concatenate([embed(code) for code in codes])
    assert (together == alone).all()


@given(CODES)
def test_vectors_have_length_one(codes: list[str]) -> None:
    vectors = embed(*codes)
    assert vectors.shape == (len(codes), DIM)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-5)


def test_more_functions_than_a_batch_keep_their_order() -> None:
    vectors = embed(*[ADD, READ] * 400)
    assert (vectors[::2] == vectors[0]).all()
    assert (vectors[1::2] == vectors[1]).all()


def test_no_functions_give_no_vectors() -> None:
    assert embed().shape == (0, DIM)


def test_layout_does_not_matter() -> None:
    assert (embed(ADD) == embed(ADD.replace(" k", "\nk"))).all()


def test_a_renamed_copy_is_closer_than_another_function() -> None:
    renamed = ADD.replace("ivalue", "iitem").replace("itotal", "isum").replace("iadd_all", "ifold")
    original, copy, other = embed(ADD, renamed, READ)
    assert original @ copy > original @ other + 0.2


def test_naming_style_does_not_matter() -> None:
    snake, camel = embed(
        "iparse_http_header o( ifirst_line o)", "iparseHttpHeader o( ifirstLine o)"
    )
    assert (snake == camel).all()


def test_the_table_loads_it_and_the_model_names_itself() -> None:
    embedder = load_by_name("builtin")
    assert embedder.model.name == "builtin"
    assert embedder.model.dim == DIM
