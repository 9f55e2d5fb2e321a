import numpy as np
import onnx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from onnx import numpy_helper

from dupcheck.embed.qwen import onnx_format
from dupcheck.embed.qwen.graph import Graph
from dupcheck.embed.qwen.onnx_format import Stored


def small(*nodes: bytes, constants: tuple[bytes, ...] = ()) -> onnx.ModelProto:
    content = onnx_format.graph(
        "small", nodes, constants,
        [onnx_format.value("x", "float32", ("rows", 3))],
        [onnx_format.value("y", "float32", ("rows", 3))],
    )  # fmt: skip
    return onnx.load_from_string(onnx_format.model("dupcheck", content))


def test_the_onnx_package_reads_what_is_written() -> None:
    weight = np.arange(3, dtype=np.float32)
    model = small(
        onnx_format.node("Mul", ["x", "w"], ["y"], {}),
        constants=(onnx_format.constant("w", weight),),
    )
    onnx.checker.check_model(model, full_check=True)
    assert model.producer_name == "dupcheck"
    np.testing.assert_array_equal(numpy_helper.to_array(model.graph.initializer[0]), weight)
    dims = model.graph.input[0].type.tensor_type.shape.dim
    assert [one.dim_param or one.dim_value for one in dims] == ["rows", 3]


@pytest.mark.parametrize(
    "array",
    [
        np.array([1, -1, 1 << 40], np.int64), np.array(7, np.uint8), np.zeros((0, 2), np.float32),
        np.array([[-128, 127]], np.int8), np.array([-5], np.int32), np.arange(3, dtype=">f4"),
    ],
)  # fmt: skip
def test_constants_are_read_back(array: np.ndarray) -> None:
    tensor = onnx.TensorProto.FromString(
        onnx_format.constant("a", array.astype(array.dtype.newbyteorder("=")))
    )
    found = numpy_helper.to_array(tensor)
    assert found.shape == array.shape
    np.testing.assert_array_equal(found, array)


@given(
    st.dictionaries(
        st.text("abc", min_size=1),
        st.one_of(
            st.integers(-(1 << 63), (1 << 63) - 1),
            st.text(),
            st.floats(width=32, allow_nan=False),
            st.lists(st.integers(-(1 << 63), (1 << 63) - 1), min_size=1),
        ),
    )
)
def test_attributes_are_read_back(attributes: dict[str, onnx_format.Attribute]) -> None:
    content = onnx_format.node("Any", ["", "x"], ["y"], attributes, "com.microsoft")
    node = onnx.NodeProto.FromString(content)
    found = {one.name: onnx.helper.get_attribute_value(one) for one in node.attribute}
    assert {
        name: value.decode() if isinstance(value, bytes) else value for name, value in found.items()
    } == attributes
    assert list(node.input) == ["", "x"]
    assert node.domain == "com.microsoft"


def test_stored_constants_name_their_place() -> None:
    place = Stored(
        name="w", dtype="int8", shape=(4, 2), file="weights.bin", offset=1 << 33, length=8
    )
    tensor = onnx.TensorProto.FromString(onnx_format.stored(place))
    assert {one.key: one.value for one in tensor.external_data} == {
        "location": "weights.bin", "offset": str(1 << 33), "length": "8",
    }  # fmt: skip
    assert tensor.data_location == onnx.TensorProto.EXTERNAL


def test_equal_constants_of_a_graph_are_one() -> None:
    graph = Graph()
    assert graph.number(1.0) == graph.number(1.0)
    assert graph.number(0.0) != graph.number(-0.0)
    assert graph.constant(np.zeros(2, np.int8)) != graph.constant(np.zeros(2, np.uint8))
    assert len(graph.constants) == 5  # of six asked for
