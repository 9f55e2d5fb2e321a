"""What a server answered, and what it means: done, come back later, too much at once, or no."""

import re
from dataclasses import dataclass

from dupcheck.web import answer

_PASSING = frozenset({425, 429, 500, 502, 503, 520, 521, 522, 523, 529})
_LARGE = frozenset({408, 413, 504, 524})
"""Too large for the server, or for the time that something between here and there allows it."""

# SGLang: "Input length 8256 exceeds maximum allowed length 8192", "The input (85050 tokens) is
# longer than the model's context length (32768 tokens)." vLLM: "The decoder prompt (length 9000) is
# longer than the maximum model length of 8192", before 0.11 "This model's maximum context length is
# 8192 tokens. However, you requested 9000 tokens", as OpenAI had it; now OpenAI says "Invalid
# 'input[0]': maximum input length is 8192 tokens." and "Requested 306000 tokens, max 300000 tokens
# per request". TEI: "`inputs` must have less than 512 tokens. Given: 785" (or characters), "batch
# size 33 > maximum allowed batch size 32". llama.cpp: "input (700 tokens) is too large to process.
# increase the physical batch size (current batch size: 512)" as a 500, "request (2622 tokens)
# exceeds the available context size (512 tokens)", which Ollama passes on since 0.34; before, it
# said "the input length exceeds the context length", as 400 or as 500. Cohere: "too many tokens:
# ...", "invalid request: total number of texts must be at most 96 - received 97". FastAPI: "List
# should have at most 2048 items", "String should have at most 122880 characters".
_TOO_MUCH = re.compile(
    r"(exceed|larger than|longer than|too (long|large|big)|maximum|\bmax\b|at most|less than"
    r"|too many).{0,60}\b(length|context|tokens|characters|batch size|items|texts|inputs|process)\b"
    r"|\bnumber of (texts|inputs|items)\b.{0,20}\bat most\b"
    r"|\b(input|prompt|text|texts|payload|body|request|batch)\b.{0,40}too (long|large|big)\b",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(answer.Answer):
    """One answer of a server that has a model."""

    @property
    def too_much(self) -> bool:
        """Whether the server would take less: fewer texts, or a shorter one."""
        if self.good or self.status in (401, 402, 403, 404, 429):
            return False
        return self.status in _LARGE or bool(_TOO_MUCH.search(self.said))

    @property
    def passing(self) -> bool:
        """Whether the same request may succeed later; nobody pays an account in the meantime."""
        return (
            self.status in _PASSING and not self.too_much and b"insufficient_quota" not in self.body
        )
