"""Vectors by way of server programs that others wrote, held against transformers in float32.

A small random Qwen3 behind llama.cpp's server (the wheel `xllamacpp`) and, where `--vllm` names
its program, behind vLLM, at both of its doors: OpenAI's and Cohere's; likewise Infinity.
"""

import argparse
import json
import os
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from urllib.request import urlopen

import numpy as np
from numpy.typing import NDArray

from dupcheck.embed import table
from dupcheck.embed.server.embedder import ServerEmbedder
from dupcheck.errors import DupcheckError
from tests import qwen_models
from tests.embed.server import real_servers

RESULTS = Path(__file__).parent / "results" / "servers.json"
TEXTS = [f"def f{i}(values):\n    return [v * {i} for v in values if v]" for i in range(400)]
LONG = "".join(f"    value_{i} = compute({i}) + other\n" for i in range(200))


def main() -> None:
    """Prints a line for each server, and keeps all in results/servers.json."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vllm", help="the program `vllm` of an environment of its own")
    parser.add_argument("--infinity", help="the program `infinity_emb`, likewise")
    parser.add_argument("--port", type=int, default=18_081, help="a free port")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = _model(Path(place))
        found = []
        for one in _measured(folder, given):
            print(json.dumps(one, indent=2))
            found.append(one)
    RESULTS.write_text(json.dumps(found, indent=2) + "\n")


def _model(place: Path) -> Path:
    folder = qwen_models.build(place / "tiny", seed=1)
    # vLLM's Cohere door knows the input types that a model declares.
    prompts = {"prompts": {"clustering": "", "search_query": ""}}
    (folder / "config_sentence_transformers.json").write_text(json.dumps(prompts))
    return folder


def _measured(folder: Path, given: argparse.Namespace) -> Iterator[Mapping[str, object]]:
    reference = real_servers.reference(folder, TEXTS)
    real_servers.write_gguf(folder, folder / "tiny.gguf")
    with real_servers.llama(folder / "tiny.gguf") as url:
        yield _facts(
            f"llama.cpp (xllamacpp {version('xllamacpp')})", f"openai:{url}/v1#tiny.gguf", reference
        )
    log, url = folder.parent / "log", f"http://127.0.0.1:{given.port}"
    if given.vllm:
        command = real_servers.vllm(given.vllm, folder, given.port)
        with real_servers.started(command, f"{url}/v1/models", log):
            with urlopen(f"{url}/version") as answer:
                release = json.load(answer)["version"]
            yield _facts(f"vLLM {release}", f"openai:{url}/v1#tiny", reference)
            os.environ["CO_API_URL"] = url
            yield _facts(f"vLLM {release}, Cohere's door", "cohere:tiny", reference)
    if given.infinity:
        command = real_servers.infinity(given.infinity, folder, given.port)
        with real_servers.started(command, f"{url}/models", log):
            yield _facts("Infinity", f"openai:{url}#tiny", reference)


def _facts(server: str, name: str, reference: NDArray[np.float64]) -> Mapping[str, object]:
    model = table.load(name)
    assert isinstance(model, ServerEmbedder)
    began = time.perf_counter()
    found = model.embed_texts(TEXTS)
    seconds = time.perf_counter() - began
    alone = np.concatenate([model.embed_texts([text]) for text in TEXTS[:40]])
    return {
        "server": server,
        "texts": len(TEXTS),
        "dim": model.model.dim,
        "smallest cosine to transformers float32": float((found * reference).sum(1).min()),
        "smallest cosine alone to in a batch": float((alone * found[:40]).sum(1).min()),
        "length of a vector from pieces": float(np.linalg.norm(model.embed_texts([LONG]))),
        "texts a second": round(len(TEXTS) / seconds),
        "same model asked again": table.load(name).model == model.model,
        "unknown model": _refusal(f"{name}-unknown"),
    }


def _refusal(name: str) -> str:
    try:
        table.load(name)
    except DupcheckError as error:
        return f"{error} (hint: {error.hint})"
    return "answers to any name, which is a notice in reports"


if __name__ == "__main__":
    main()
