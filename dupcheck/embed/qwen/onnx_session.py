"""A graph on ONNX Runtime: tokens in, states of last tokens out."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnxruntime

from dupcheck.arrays import Float32
from dupcheck.embed.qwen.architecture import Architecture
from dupcheck.embed.qwen.reference import turns
from dupcheck.embed.qwen.tensors import Tensors
from dupcheck.errors import UsageError

_ATTENTION_MEMORY = 2 << 30
"""Bytes that the scores of one batch may take: they grow with the square of its longest text."""


class Session:
    """A network that is ready to run."""

    def __init__(
        self,
        graph: bytes,
        tensors: Tensors,
        architecture: Architecture,
        folder: Path | None = None,
        constants: Mapping[str, Float32] | None = None,
    ) -> None:
        """Constants that are not in the graph lie in files of `folder`, or are given."""
        options = session_options()
        if folder is not None:
            options.add_session_config_entry(
                "session.model_external_initializers_file_folder_path", str(folder)
            )
        if constants:
            given = [onnxruntime.OrtValue.ortvalue_from_numpy(one) for one in constants.values()]
            options.add_external_initializers(list(constants), given)
        self._session = onnxruntime.InferenceSession(
            graph, options, providers=["CPUExecutionProvider"]
        )
        self._tensors = tensors
        self._a = architecture
        self._turns = turns(architecture, 0)

    def last_states(self, batch: Sequence[Sequence[int]]) -> Float32:
        """The normed state of each sequence's last token, shape (n, hidden)."""
        if not batch:
            return np.zeros((0, self._a.hidden), np.float32)
        longest = max(map(len, batch))
        most = self._most(longest)
        found = [self._run(batch[i : i + most], longest) for i in range(0, len(batch), most)]
        return np.concatenate(found)

    def _most(self, longest: int) -> int:
        """How many sequences of that length go at once."""
        one = 4 * self._a.heads * longest * longest
        if one > _ATTENTION_MEMORY:
            most = int((_ATTENTION_MEMORY / (4 * self._a.heads)) ** 0.5)
            raise UsageError(
                f"a window of {longest} tokens is too long for ONNX Runtime on a CPU",
                f"Choose --window-tokens {most} or less; longer functions are read in several "
                "windows. torch reads longer ones: pip install 'dupcheck[qwen]' and "
                "--precision bfloat16.",
            )
        return _ATTENTION_MEMORY // one

    def _run(self, batch: Sequence[Sequence[int]], longest: int) -> Float32:
        ids = np.zeros((len(batch), longest), np.int64)
        for row, sequence in enumerate(batch):
            ids[row, : len(sequence)] = sequence
        states = self._tensors.rows("embed_tokens.weight", ids.reshape(-1))
        cos, sin = self._turned(longest)
        lengths = np.array([len(sequence) for sequence in batch])
        feeds = {
            "states": states.reshape(*ids.shape, -1),
            "rows": np.arange(len(batch)) * longest + lengths - 1,
            "cos": cos,
            "sin": sin,
            "lengths": np.full(len(batch), longest - 1, np.int32),
            "longest": np.array(longest, np.int32),
        }
        found: Float32 = self._session.run(["last"], feeds)[0]
        return found

    def _turned(self, positions: int) -> tuple[Float32, Float32]:
        """Tables of at least that many positions, made once."""
        if len(self._turns[0]) < positions:
            self._turns = turns(self._a, max(positions, 1024))
        return self._turns


def session_options() -> onnxruntime.SessionOptions:
    """All cores of this process; no arena, which would keep the memory of the largest batch."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = cores()
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 3
    return options


def cores() -> int:
    """Processors that this process may use: by affinity, and by the quota of its container."""
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, min(allowed or 1, _quota()))


def _quota(path: Path = Path("/sys/fs/cgroup/cpu.max")) -> int:
    """Whole processors that the control group grants, a very large number where it does not say."""
    try:
        granted, period = path.read_text("ascii").split()
        return -(-int(granted) // int(period))
    except (OSError, ValueError):
        return 1 << 16
