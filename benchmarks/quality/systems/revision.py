"""When a stored score is still what a system would say: a hash of all that it is made of."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

import dupcheck

PACKAGE = Path(dupcheck.__file__).parent
HERE = Path(__file__).parent
BENCHMARK = HERE.parent
EMBEDDING = ("vocabulary.py", "*.npy", "embed/builtin*", "embed/features.py", "embed/shipped.py",
             "embed/stream.py", "embed/meaning*", "embed/*.npy", "embed/*.safetensors")  # fmt: skip
JUDGE = (*EMBEDDING, "judge*", "judge/*", "compare/*", "evidence/*", "match.py", "join.py",
         "roles.py", "embed/table.py", "embed/chosen.py", "languages/table.py")  # fmt: skip
_KEPT = 12


def revision(patterns: Iterable[str], *own: str, package: Path = PACKAGE) -> str:
    """A number for files of the package, and for modules of this benchmark by their names."""
    state = hashlib.sha256()
    files = {file for pattern in patterns for file in package.glob(pattern) if file.is_file()}
    named = [BENCHMARK / "bags.py" if name == "bags" else HERE / f"{name}.py" for name in own]
    for file in [*sorted(files), *named]:
        state.update(file.name.encode() + file.read_bytes())
    return state.hexdigest()[:_KEPT]
