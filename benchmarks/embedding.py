"""Speed of the embedded model, from source text to vector: `python -m benchmarks.embedding PATH`.

Its quality is measured by `python -m training.build`, on packages that training has not seen.
"""

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from dupcheck.embed.builtin import load
from dupcheck.extract.functions import extract
from dupcheck.languages.detect import by_name
from dupcheck.records import SourceFile

_MOST_FILES = 2000


def main() -> None:
    """Read the source files below a folder once and time both steps on one core."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", type=Path)
    sources = list(_sources(parser.parse_args().path))
    model = load()
    model.embed_codes(["iwarm o( iup o)"])
    start = time.process_time()
    functions = [f for source in sources for f in extract(source).functions]
    extracted = time.process_time()
    model.embed(functions)
    embedded = time.process_time()
    if not functions:
        raise SystemExit("no functions found")
    count = len(functions)
    print(f"{count} functions, {sum(f.size for f in functions) / count:.0f} tokens on average")
    print(f"extract      {1e3 * (extracted - start) / count:.3f} ms a function")
    print(f"embed        {1e3 * (embedded - extracted) / count:.3f} ms a function")
    print(f"both         {count / (embedded - start):.0f} functions a second")


def _sources(path: Path) -> Iterator[SourceFile]:
    found = sorted(p for p in path.rglob("*") if p.is_file() and by_name(p.name))
    for file in found[:_MOST_FILES]:
        language = by_name(file.name)
        if language:
            yield SourceFile(path=file.name, language=language, content=file.read_bytes())


if __name__ == "__main__":
    main()
