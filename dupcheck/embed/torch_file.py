"""The tensors of a small file that `torch.save` wrote, read without running anything in it.

Such a file is a zip archive with a pickle that says how tensors lie in the other entries. A pickle
is a program: here it is parsed, never run, and every instruction, every name and every argument
that the state of a plain layer does not have is refused.
"""

import pickletools
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import prod
from pathlib import Path
from typing import Any

import numpy as np

from dupcheck.arrays import Float32
from dupcheck.errors import DupcheckError

_LONGEST_PROGRAM = 1 << 16
_LARGEST = 1 << 26
_MARK = object()
_WIDTHS = {"torch FloatStorage": "<f4", "torch HalfStorage": "<f2", "torch BFloat16Storage": "<u2"}
_DICT = "collections OrderedDict"
_TENSOR = "torch._utils _rebuild_tensor_v2"
_NAMES = {_DICT, _TENSOR, *_WIDTHS}
_CONSTANTS = {"NEWTRUE": True, "NEWFALSE": False, "NONE": None}
_NUMBERS = {"BININT", "BININT1", "BININT2"}
_TUPLES = {"TUPLE1": 1, "TUPLE2": 2, "TUPLE3": 3}
_PUT = {"BINPUT", "LONG_BINPUT"}
_GET = {"BINGET", "LONG_BINGET"}


class _RefusedError(Exception):
    """Not the state of a plain layer."""


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that the program mentions; nothing is imported for it."""

    name: str


@dataclass(frozen=True, slots=True)
class _Storage:
    width: str
    entry: str
    count: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    storage: _Storage
    offset: int
    shape: tuple[int, ...]


def read(path: Path, shapes: Mapping[str, tuple[int, ...]]) -> dict[str, Float32]:
    """The tensors of these names and shapes; the file must hold them and no others.

    Raises `DupcheckError` for any other file, whatever is wrong with it.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            folder = _folder(archive)
            tensors = _parsed(_entry(archive, f"{folder}/data.pkl", _LONGEST_PROGRAM))
            found = {name: tensor.shape for name, tensor in tensors.items()}
            if found != dict(shapes):
                raise _RefusedError(f"holds {found} and not {dict(shapes)}")
            return {name: _array(archive, folder, tensors[name]) for name in shapes}
    except (_RefusedError, OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        said = str(error)[:200] or type(error).__name__
        raise DupcheckError(
            f"{path}: not the weights of one layer: {said}",
            "The file is damaged or not what it should be: get the model again.",
        ) from error


def _folder(archive: zipfile.ZipFile) -> str:
    """The one folder that holds all entries."""
    folders = {name.partition("/")[0] for name in archive.namelist()}
    if len(folders) != 1:
        raise _RefusedError("no archive of torch.save")
    (folder,) = folders
    order = f"{folder}/byteorder"
    if order in archive.namelist() and _entry(archive, order, 16) != b"little":
        raise _RefusedError("not little-endian")
    return folder


def _entry(archive: zipfile.ZipFile, name: str, largest: int) -> bytes:
    """Torch stores without compression, so that nothing grows beyond the file here."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        raise _RefusedError(f"has no {name!r}") from None
    if info.compress_type != zipfile.ZIP_STORED or info.file_size > largest:
        raise _RefusedError(f"{name!r} is compressed or too large")
    return archive.read(info)


def _array(archive: zipfile.ZipFile, folder: str, tensor: _Tensor) -> Float32:
    storage = tensor.storage
    raw = _entry(archive, f"{folder}/data/{storage.entry}", _LARGEST)
    values = np.frombuffer(raw, storage.width)
    count = prod(tensor.shape)
    if len(values) != storage.count or not 0 <= tensor.offset <= storage.count - count:
        raise _RefusedError("a tensor outside of its storage")
    values = values[tensor.offset : tensor.offset + count].reshape(tensor.shape)
    if storage.width == "<u2":  # bfloat16: the upper half of a float32
        values = (values.astype(np.uint32) << 16).view(np.float32)
    found: Float32 = values.astype(np.float32)
    if not np.isfinite(found).all():
        raise _RefusedError("holds numbers that are not finite")
    return found


def _parsed(program: bytes) -> dict[str, _Tensor]:
    """What the program would build, were it run."""
    parser = _Parser()
    for opcode, argument, _place in pickletools.genops(program):
        parser.step(opcode.name, argument)
    return parser.built()


@dataclass(slots=True)
class _Parser:
    """The stack and memory of a pickle, for the few instructions that a state needs."""

    stack: list[Any] = field(default_factory=list)
    memory: dict[int, Any] = field(default_factory=dict)

    def step(self, name: str, argument: Any) -> None:  # noqa: ANN401 - whatever is in a pickle
        if name in _CONSTANTS:
            self.stack.append(_CONSTANTS[name])
        elif name in _NUMBERS or name == "BINUNICODE":
            self.stack.append(argument)
        elif name in _TUPLES:
            self.stack.append(tuple(self._pop(_TUPLES[name])))
        elif name in _PUT:
            self.memory[argument] = self._top()
        elif name in _GET:
            self._recall(argument)
        elif name == "GLOBAL":
            self._mention(argument)
        elif name not in ("PROTO", "STOP"):
            self._do(name)

    def built(self) -> dict[str, _Tensor]:
        match self.stack:
            case [dict() as state] if all(
                isinstance(key, str) and isinstance(value, _Tensor) for key, value in state.items()
            ):
                return state
        raise _RefusedError("not a dictionary of tensors")

    def _do(self, name: str) -> None:
        instructions: dict[str, Callable[[], None]] = {
            "MARK": lambda: self.stack.append(_MARK),
            "EMPTY_TUPLE": lambda: self.stack.append(()),
            "EMPTY_DICT": lambda: self.stack.append({}),
            "TUPLE": lambda: self.stack.append(tuple(self._marked())),
            "BINPERSID": lambda: self.stack.append(_storage(*self._pop(1))),
            "REDUCE": lambda: self.stack.append(_called(*self._pop(2))),
            "SETITEM": lambda: self._set(self._pop(2)),
            "SETITEMS": lambda: self._set(self._marked()),
            "BUILD": lambda: _described(*self._pop(1)),
        }
        if name not in instructions:
            raise _RefusedError(f"instruction {name}")
        instructions[name]()

    def _pop(self, count: int) -> list[Any]:
        if len(self.stack) < count or any(one is _MARK for one in self.stack[-count:]):
            raise _RefusedError("an empty stack")
        found, self.stack[-count:] = self.stack[-count:], []
        return found

    def _top(self) -> Any:  # noqa: ANN401
        if not self.stack or self.stack[-1] is _MARK:
            raise _RefusedError("an empty stack")
        return self.stack[-1]

    def _marked(self) -> list[Any]:
        for place in reversed(range(len(self.stack))):
            if self.stack[place] is _MARK:
                found, self.stack[place:] = self.stack[place + 1 :], []
                return found
        raise _RefusedError("an empty stack")

    def _recall(self, number: int) -> None:
        if number not in self.memory:
            raise _RefusedError("a memory that was never written")
        self.stack.append(self.memory[number])

    def _mention(self, name: str) -> None:
        if name not in _NAMES:
            raise _RefusedError(f"mentions {name!r}")
        self.stack.append(_Name(name))

    def _set(self, items: list[Any]) -> None:
        target = self._top()
        if not isinstance(target, dict) or len(items) % 2:
            raise _RefusedError("items of what is no dictionary")
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, str) or key in target:
                raise _RefusedError("a key that is no name, or there twice")
            target[key] = value


def _storage(said: object) -> _Storage:
    match said:
        case ("storage", _Name(kind), str(entry), str(), int(count)) if (
            kind in _WIDTHS and entry.isdecimal() and count >= 0
        ):
            return _Storage(_WIDTHS[kind], entry, count)
    raise _RefusedError("a storage of another kind")


def _called(function: object, arguments: object) -> object:
    """An empty dictionary, or a tensor that lies in its storage row by row."""
    match function, arguments:
        case _Name(name), () if name == _DICT:
            return {}
        case (
            _Name(name),
            (_Storage() as storage, int(offset), tuple(shape), tuple(strides), bool(), {}),
        ) if name == _TENSOR and _row_by_row(shape, strides):
            return _Tensor(storage, offset, shape)
    raise _RefusedError("a call of another kind")


def _row_by_row(shape: tuple[Any, ...], strides: tuple[Any, ...]) -> bool:
    if not all(isinstance(part, int) and 0 < part < _LARGEST for part in (*shape, *strides)):
        return False
    steps = (*strides, 1)
    return len(shape) == len(strides) and all(
        step == size * following
        for size, (step, following) in zip((*shape[1:], 1), pairwise(steps), strict=True)
    )


def _described(state: object) -> None:
    """The versions of layers that a state carries along; they say nothing of the tensors."""
    if not isinstance(state, dict) or set(state) != {"_metadata"}:
        raise _RefusedError("a state of another kind")
