"""Real functions as token ids: the same texts for every engine."""

import hashlib
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.extraction import files
from dupcheck.config import Settings
from dupcheck.embed.passage import passage
from dupcheck.extract.functions import extract

END_OF_TEXT = 151_643
REAL_VOCABULARY = 151_643
"""Tokens of Qwen3's own tokenizer, without the added ones."""
_STAND_IN = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Functions drawn by seed; `tokenizer` says what cut them into tokens."""

    ids: tuple[tuple[int, ...], ...]
    tokenizer: str

    @property
    def tokens(self) -> int:
        """All of them, end-of-text included."""
        return sum(map(len, self.ids))

    @property
    def digest(self) -> str:
        """Equal for equal texts in equal order."""
        return hashlib.sha256(json.dumps(self.ids).encode()).hexdigest()[:16]


def drawn(root: Path, tokenizer: Path | None, count: int, longest: int, seed: int) -> Texts:
    """`count` functions of a code base of at most `longest` tokens each, in random order.

    Those that a scan leaves out as too small are left out here, too.
    """
    found = (f for source in files(root) for f in extract(source).functions)
    passages = sorted({passage(f) for f in found if f.size >= Settings().min_tokens})
    random.Random(seed).shuffle(passages)
    backend, name = _tokenizer(tokenizer, passages)
    ids = []
    for text in passages:
        encoded = (*backend.encode(text, add_special_tokens=False).ids, END_OF_TEXT)
        if len(encoded) <= longest:
            ids.append(encoded)
        if len(ids) == count:
            break
    return Texts(ids=tuple(ids), tokenizer=name)


def _tokenizer(file: Path | None, passages: Sequence[str]):  # noqa: ANN202 - of an untyped library
    import tokenizers

    if file:
        real = tokenizers.Tokenizer.from_file(str(file))
        known = real.get_vocab_size(with_added_tokens=False) == REAL_VOCABULARY
        return real, "Qwen3's" if known else f"{file.name}, not Qwen3's"
    stand_in = tokenizers.ByteLevelBPETokenizer()
    stand_in.train_from_iterator(passages[:5000], vocab_size=_STAND_IN, show_progress=False)
    return stand_in, "a stand-in, trained on these functions: its tokens are longer than Qwen3's"
