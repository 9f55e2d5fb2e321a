"""What kinds of servers say when they refuse, word for word, and what we take it for."""

import json

import pytest

from dupcheck.embed.server.answer import Answer


def answer(status: int, body: object, kind: str = "application/json") -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status=status, headers={"content-type": kind}, body=raw)


TOO_MUCH = {
    "sglang": (400, {"object": "error", "message":
        "Input length 8256 exceeds maximum allowed length 8192."}),
    "sglang older": (400, {"object": "error", "message":
        "The input (85050 tokens) is longer than the model's context length (32768 tokens)."}),
    "vllm": (400, {"error": {"message":
        "The decoder prompt (length 44) is longer than the maximum model length of 16."}}),
    "vllm 0.32": (400, {"error": {"message":
        "This model's maximum context length is 512 tokens. However, your prompt contains at"
        " least 513 input tokens, which exceeds this limit.", "code": 400}}),
    "vllm older": (400, {"object": "error", "message":
        "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens in"
        " the input for embedding generation. Please reduce the length of the input."}),
    "tei": (413, {"error": "Input validation error: `inputs` must have less than 512 tokens."
        " Given: 785", "error_type": "Validation"}),
    "tei characters": (413, {"error": "Input validation error: `inputs` must have less than 32000"
        " characters. Given: 67337", "error_type": "Validation"}),
    "tei batch": (422, {"error": "batch size 64 > maximum allowed batch size 32",
        "error_type": "Validation"}),
    "llama.cpp": (500, {"error": {"code": 500, "message": "input (700 tokens) is too large to"
        " process. increase the physical batch size (current batch size: 512)",
        "type": "server_error"}}),
    "llama.cpp context": (400, {"error": {"code": 400, "message": "request (3601 tokens) exceeds"
        " the available context size (2048 tokens), try increasing it",
        "type": "exceed_context_size_error", "n_prompt_tokens": 3601, "n_ctx": 2048}}),
    "llama.cpp slot": (400, {"error": {"message":
        "input (900 tokens) is larger than the max context size (512 tokens). skipping"}}),
    "ollama": (400, {"error": "the input length exceeds the context length"}),
    "ollama as 500": (500, {"error": "the input length exceeds the context length"}),
    "ollama 0.34": (400, {"error": json.dumps({"error": {"message":
        "request (2622 tokens) exceeds the available context size (512 tokens)"}})}),
    "openai": (400, {"error": {"message":
        "Invalid 'input[0]': maximum input length is 8192 tokens."}}),
    "openai sum": (400, {"error": {"message":
        "Requested 306000 tokens, max 300000 tokens per request"}}),
    "cohere": (400, {"message": "too many tokens: total number of tokens exceeds 512"}),
    "cohere count": (400, {"message":
        "invalid request: total number of texts must be at most 96 - received 97"}),
    "fastapi": (422, {"detail": [{"type": "too_long", "loc": ["body", "input"], "msg":
        "List should have at most 2048 items after validation, not 3000"}]}),
    "nginx": (413, b"<html><h1>413 Request Entity Too Large</h1></html>"),
    "nginx impatient": (504, b"<html><h1>504 Gateway Time-out</h1></html>"),
}  # fmt: skip


@pytest.mark.parametrize("server", TOO_MUCH)
def test_too_much_at_once_is_understood_and_not_simply_repeated(server: str) -> None:
    found = answer(*TOO_MUCH[server])
    assert found.too_much
    assert not found.passing


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (200, {"message": "maximum context length is 8192 tokens"}),
        (400, {"error": {"message": "Invalid value: 'nope'. Supported: 'float' and 'base64'."}}),
        (401, {"error": {"message": "Incorrect API key provided", "code": "invalid_api_key"}}),
        (404, {"error": {"message": "The model `maximum tokens` does not exist."}}),
        (429, {"error": {"message": "Rate limit reached: Limit 1000000 tokens per min"}}),
        (503, {"error": {"message": "Loading model", "type": "unavailable_error"}}),
    ],
)
def test_what_less_would_not_help_is_not_taken_for_too_much(status: int, body: object) -> None:
    assert not answer(status, body).too_much


def test_what_passes() -> None:
    assert answer(503, {"error": {"message": "Loading model"}}).passing
    assert answer(429, {"message": "trial key: 2000 inputs / min"}).passing
    assert answer(502, b"<html>Bad Gateway</html>", "text/html").passing
    assert not answer(429, {"error": {"code": "insufficient_quota", "message": "pay"}}).passing
    assert not answer(400, {"error": "x"}).passing


def test_a_page_or_an_endless_text_is_not_repeated_to_the_user() -> None:
    assert answer(502, b"<html>Bad Gateway</html>", "text/html").said == ""
    assert answer(400, b"not\n\n json").said == "not json"
    assert answer(400, {"detail": [{"msg": "a"}, {"msg": "b"}]}).said == "a; b"
    assert len(answer(400, {"error": "x" * 10_000}).said) < 500
    assert answer(400, b"[" * 100_000).content() is None
