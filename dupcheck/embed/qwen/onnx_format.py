"""The part of ONNX's file format that a graph of ours needs, written without the onnx package.

ONNX files are protocol buffers; the numbers of fields are those of onnx.proto. The package would be
34 MB more to install, for writing one file once.
"""

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IR_VERSION = 10
OPSETS = {"": 21, "com.microsoft": 1}

TYPES = {"float32": 1, "uint8": 2, "int8": 3, "int32": 6, "int64": 7}
"""The numbers of element types."""

_VARINT, _BYTES, _FIXED32 = 0, 2, 5
_EXTERNAL = 1
_KIND_FLOAT, _KIND_INT, _KIND_TEXT, _KIND_INTS = 1, 2, 3, 7

Attribute = float | int | str | Sequence[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A constant whose bytes lie in a file beside the graph."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    file: str
    offset: int
    length: int


def model(name: str, graph: bytes) -> bytes:
    """A whole file: a graph and the sets of operators that it takes from."""
    opsets = b"".join(
        _message(8, _text(1, domain) + _number(2, version)) for domain, version in OPSETS.items()
    )
    return _number(1, IR_VERSION) + _text(2, name) + _message(7, graph) + opsets


def graph(
    name: str,
    nodes: Iterable[bytes],
    constants: Iterable[bytes],
    inputs: Iterable[bytes],
    outputs: Iterable[bytes],
) -> bytes:
    """Operations in the order of their data, with constants, inputs and outputs."""
    return b"".join(
        (
            *(_message(1, one) for one in nodes),
            _text(2, name),
            *(_message(5, one) for one in constants),
            *(_message(11, one) for one in inputs),
            *(_message(12, one) for one in outputs),
        )
    )


def node(
    operator: str,
    inputs: Sequence[str],
    outputs: Sequence[str],
    attributes: Mapping[str, Attribute],
    domain: str = "",
) -> bytes:
    """One operation; an input named "" is left out."""
    return b"".join(
        (
            *(_text(1, one) for one in inputs),
            *(_text(2, one) for one in outputs),
            _text(3, outputs[0]),
            _text(4, operator),
            *(_message(5, _attribute(key, value)) for key, value in attributes.items()),
            _text(7, domain),
        )
    )


def value(name: str, dtype: str, shape: Sequence[int | str]) -> bytes:
    """An input or output; dimensions of no set length have names."""
    dims = b"".join(
        _message(1, _text(2, size) if isinstance(size, str) else _number(1, size)) for size in shape
    )
    return _text(1, name) + _message(2, _message(1, _number(1, TYPES[dtype]) + _message(2, dims)))


def constant(name: str, array: NDArray[np.generic]) -> bytes:
    """A small constant, inside the graph's file."""
    content = np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<")).tobytes()
    return _tensor(name, str(array.dtype), array.shape) + _message(9, content)


def stored(constant: Stored) -> bytes:
    """A large constant, in a file of its own."""
    place = {"location": constant.file, "offset": constant.offset, "length": constant.length}
    entries = b"".join(
        _message(13, _text(1, key) + _text(2, str(found))) for key, found in place.items()
    )
    return _tensor(constant.name, constant.dtype, constant.shape) + entries + _number(14, _EXTERNAL)


def _tensor(name: str, dtype: str, shape: Sequence[int]) -> bytes:
    return b"".join(_number(1, size) for size in shape) + _number(2, TYPES[dtype]) + _text(8, name)


def _attribute(name: str, value: Attribute) -> bytes:
    if isinstance(value, str):
        return _text(1, name) + _text(4, value) + _number(20, _KIND_TEXT)
    if isinstance(value, float):
        packed = _key(2, _FIXED32) + struct.pack("<f", value)
        return _text(1, name) + packed + _number(20, _KIND_FLOAT)
    if isinstance(value, int):
        return _text(1, name) + _number(3, value) + _number(20, _KIND_INT)
    numbers = b"".join(_number(8, one) for one in value)
    return _text(1, name) + numbers + _number(20, _KIND_INTS)


def _text(field: int, text: str) -> bytes:
    return _message(field, text.encode())


def _message(field: int, content: bytes) -> bytes:
    return _key(field, _BYTES) + _varint(len(content)) + content


def _number(field: int, number: int) -> bytes:
    return _key(field, _VARINT) + _varint(number)


def _key(field: int, wire: int) -> bytes:
    return _varint(field << 3 | wire)


def _varint(number: int) -> bytes:
    """Seven bits a byte, the lowest first; negative ones in two's complement of 64 bits."""
    number &= (1 << 64) - 1
    found = bytearray()
    while number > 0x7F:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    found.append(number)
    return bytes(found)
