"""Imports go down only, and what is heavy is imported by those who need it, when they need it."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import dupcheck

PACKAGE = Path(dupcheck.__file__).parent

# From top to bottom; a storey holds rooms. What is in a room may use what is in the same room and
# in the storeys below, never another room of its storey: that is how stages stay apart.
STOREYS = (
    ("__main__",),
    ("cli",),
    ("command",),
    ("bench",),
    ("calibrate",),
    ("pipeline",),
    ("answer", "no_code"),
    ("survey",),
    ("second_look",),
    ("codes", "repository", "search search_notices"),
    ("join", "rerank", "stored"),
    (
        "baseline audit",
        "cache",
        "change",
        "clock",
        "embed",
        "explain",
        "extract",
        "findings",
        "forge",
        "index",
        "evidence judge",
        "match",
        "pace",
        "policy",
        "report",
        "reuse",
        "sources",
        "suppress",
        "workers",
    ),
    (
        "assignment",
        "calibration",
        "compare",
        "git",
        "languages",
        "roles",
        "web",
        "weights",
    ),
    ("arrays", "vocabulary"),
    ("config config_files", "records"),
    ("changes lines", "plain", "progress", "suggest", "typed"),
    ("__init__", "errors"),
)
PLACES = {
    name: (storey, room)
    for storey, rooms in enumerate(STOREYS)
    for room in rooms
    for name in room.split()
}
HEAVY = {
    "hnswlib",
    "huggingface_hub",
    "jsonschema",
    "numpy",
    "onnxruntime",
    "rich",
    "safetensors",
    "sqlite3",
    "tokenizers",
    "torch",
    "transformers",
    "tree_sitter",
}


def modules() -> dict[str, set[str]]:
    """Every module of the package, and the modules of the package that it imports anywhere."""
    files = {
        ".".join(path.relative_to(PACKAGE).with_suffix("").parts): path
        for path in PACKAGE.rglob("*.py")
        if path.parent.parent.name != "tasks"  # cases, not code of ours
    }
    trees = {name: ast.walk(ast.parse(path.read_text("utf-8"))) for name, path in files.items()}
    return {
        name: {found for node in nodes for found in imported(node, files)}
        for name, nodes in trees.items()
    }


def imported(node: ast.AST, known: dict[str, Path]) -> set[str]:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "imports are absolute"
        names = [f"{node.module}.{alias.name}" for alias in node.names]
    else:
        return set()
    ours = [name.removeprefix("dupcheck.") for name in names if name.startswith("dupcheck.")]
    # The last part may be a name in a module, or one in `dupcheck/__init__.py` itself.
    return {name if name in known else name.rpartition(".")[0] or "__init__" for name in ours}


IMPORTS = modules()


def room(module: str) -> tuple[int, str]:
    place = PLACES.get(module) or PLACES.get(module.partition(".")[0])
    assert place, f"{module} stands on no storey: give it a place in STOREYS"
    return place


@pytest.mark.parametrize("module", sorted(IMPORTS))
def test_imports_go_down(module: str) -> None:
    storey, own = room(module)
    for target in IMPORTS[module]:
        below, other = room(target)
        assert below > storey or other == own, f"{module} imports {target}: up or sideways"


def test_no_import_is_circular() -> None:
    tuple(TopologicalSorter(IMPORTS).static_order())


def test_every_place_is_taken() -> None:
    standing = {name if name in PLACES else name.partition(".")[0] for name in IMPORTS}
    assert set(PLACES) == standing


@pytest.mark.parametrize("package", [path.name for path in PACKAGE.iterdir() if path.is_dir()])
def test_packages_re_export_nothing(package: str) -> None:
    init = PACKAGE / package / "__init__.py"
    assert not init.exists() or not ast.parse(init.read_text("utf-8")).body[1:]


@pytest.mark.parametrize(
    "arguments", [["--help"], ["scan", "--help"], ["--version"], ["schema", "report"]]
)
def test_help_imports_nothing_heavy(arguments: list[str]) -> None:
    assert not heavy(*arguments)


def heavy(*arguments: str, cwd: Path | None = None) -> set[str]:
    """What a command imports of the packages that take their time."""
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "dupcheck", *arguments],
        capture_output=True, encoding="utf-8", check=True, cwd=cwd,
    )  # fmt: skip
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.split("\n")}
    assert "argparse" in loaded
    return {name for name in loaded if name.partition(".")[0] in HEAVY}
