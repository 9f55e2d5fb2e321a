"""What runs the network: one interface for torch and ONNX Runtime."""

from collections.abc import Sequence
from typing import Protocol

from dupcheck.arrays import Float32


class Engine(Protocol):
    """A loaded network that turns tokens into the states that vectors are made of."""

    @property
    def precision(self) -> str:
        """The numbers that it calculates with: "float32", "bfloat16", "int8" or "int4"."""
        ...

    @property
    def device(self) -> str:
        """Where it runs, in words: "cpu", "2 x cuda"."""
        ...

    @property
    def revision(self) -> str:
        """What its numbers depend on besides the weights and the precision, such as "torch1"."""
        ...

    @property
    def notices(self) -> tuple[str, ...]:
        """What the user should know, such as another precision than asked for."""
        ...

    @property
    def exhaustive(self) -> bool:
        """Whether it is fast enough to read whole repositories."""
        ...

    @property
    def batch_tokens(self) -> int:
        """The padded tokens of the batch that it runs best with."""
        ...

    def last_states(self, batch: Sequence[Sequence[int]]) -> Float32:
        """Shape (n, hidden): the normed state of each sequence's last token, of no set length.

        A sequence's row is the same alone and in any batch.
        """
        ...
