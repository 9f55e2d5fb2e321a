"""Settings: one frozen dataclass whose fields are the known keys, their types and defaults."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal, get_type_hints

from dupcheck.errors import UsageError
from dupcheck.suggest import suggestion
from dupcheck.typed import Range, checked, json_schema, required

MIN_CONFIDENCE = 0.85
"""From here on nine of ten findings are right (`benchmarks/precision.py`)."""

Device = Literal["auto", "cpu", "cuda", "mps"]
Precision = Literal["auto", "float32", "bfloat16", "int8", "int4"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told; arguments win over configuration files, which win over these.

    Field names with `-` for `_` are the keys of `[tool.dupcheck]` and of the command line.
    """

    model: str = "builtin"
    """The model that decides: a name from `dupcheck models`."""
    rerank: str = ""
    """A second model that looks at what the first one found: a name from `dupcheck models`."""
    mode: Literal["auto", "cascade", "exhaustive"] = "auto"
    """Ask the model of candidates only ("cascade"), or of every function ("exhaustive")."""
    time_budget: Annotated[float, Range(0)] | None = None
    """Seconds for the model; what is left then is decided by the builtin model."""
    device: Device = "auto"
    """Where a model runs; by default a GPU where there is one."""
    precision: Precision = "auto"
    """Numbers that a model calculates with; by default what suits the device."""
    dimensions: Annotated[int, Range(32)] | None = None
    """Length of vectors, for models that allow a shorter one; by default the model's own."""
    window_tokens: Annotated[int, Range(64, 32_768)] = 1024
    """Longest text that a model reads at once; longer functions are read in windows."""
    threshold: Annotated[float, Range(-1, 1)] | None = None
    """Smallest cosine within a language; by default the model's calibrated value."""
    cross_threshold: Annotated[float, Range(-1, 1)] | None = None
    """Smallest cosine between two languages; by default the model's calibrated value."""
    min_confidence: Annotated[float, Range(0, 1)] = MIN_CONFIDENCE
    """Smallest confidence of the judge."""
    min_tokens: Annotated[int, Range(1)] = 40
    """Smaller functions are not compared."""
    include: tuple[str, ...] = ()
    """Only files that match one of these patterns, written as in .gitignore."""
    exclude: tuple[str, ...] = ()
    """No files that match these patterns, written as in .gitignore."""
    languages: tuple[str, ...] = ()
    """Only these languages, by their names in `dupcheck languages`; by default all."""
    generated: bool = False
    """Read generated files as well."""
    vendored: bool = False
    """Read vendored files and installed packages as well."""
    minified: bool = False
    """Read minified files as well."""
    tests: Literal["include", "separate", "exclude"] = "include"
    """Test code: "include" compares it, "separate" only with itself, "exclude" not at all."""
    max_file_bytes: Annotated[int, Range(1)] = 1_000_000
    """Larger files are left out."""
    max_line_length: Annotated[int, Range(1)] = 100_000
    """Files with a longer line, in bytes, are left out."""
    max_nesting: Annotated[int, Range(1)] = 1_000
    """Files whose brackets nest deeper are left out."""
    jobs: Annotated[int, Range(0)] = 0
    """Worker processes; 0 means one per core."""
    ignore_pairs: tuple[str, ...] = ()
    """Pairs not to report: "LEFT <> RIGHT -- REASON", each side a pattern, path:name or *."""
    baseline: str = ""
    """A file of known findings, written by `dupcheck baseline write`."""
    fail_on: str = "new"
    """Which findings fail a run: "new" or "all", and conditions, as in "new,type<=3"."""
    budget: Annotated[int, Range(0)] = 0
    """So many findings may fail before the run does."""
    cache: bool = True
    """Remember functions and vectors between runs."""

    def __post_init__(self) -> None:
        for name, kind in types().items():
            value = getattr(self, name)
            if value is not None or required(kind) is kind:
                checked(required(kind), value, key(name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """What the environment says: presentation and places, never anything that changes a result.

    `color` is None where the terminal may decide; `cache_dir` None means the platform's folder.
    `blobs` is the address below which a forge shows commits, "" where none is known.
    """

    cache_dir: Path | None
    output_format: str | None
    color: bool | None
    ci: bool
    blobs: str = ""


def environment(variables: Mapping[str, str] = os.environ) -> Environment:
    """Reads the environment; nobody else does. An empty variable counts as absent."""

    def says(name: str) -> str:
        return variables.get(name, "")

    folder = says("DUPCHECK_CACHE_DIR")
    return Environment(
        cache_dir=Path(folder) if folder else None,
        output_format=says("DUPCHECK_OUTPUT_FORMAT") or None,
        color=_color(says),
        ci=says("CI").lower() not in ("", "0", "false"),
        blobs=_blobs(says),
    )


def variable(*names: str, variables: Mapping[str, str] = os.environ) -> str:
    """The first of these that says something, or "": a server's key or address, no setting.

    White space around it came with copying. Raises `UsageError` where it can be neither.
    """
    for name in names:
        if value := variables.get(name, "").strip():
            if not (value.isascii() and value.isprintable()):
                raise UsageError(f"{name} has characters that no key has", "Copy it once more.")
            return value
    return ""


def parse(table: Mapping[str, object], where: str) -> dict[str, Any]:
    """Field names and values of a configuration table; `where` begins the message of an error."""
    known = {key(name): name for name in types()}
    values = {}
    for word, value in table.items():
        if word not in known:
            raise UsageError(f'{where}: unknown key "{word}"', suggestion(word, known))
        name = known[word]
        values[name] = checked(required(types()[name]), value, f"{where}: {word}")
    return values


def schema() -> dict[str, Any]:
    """The JSON Schema of a configuration table, as published in settings.schema.json."""
    described = descriptions()
    properties = {}
    for field in fields(Settings):
        facts = {"description": described[field.name]} | json_schema(required(types()[field.name]))
        if field.default is not None:
            default = field.default
            facts["default"] = list(default) if isinstance(default, tuple) else default
        properties[key(field.name)] = facts
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Settings of dupcheck",
        "description": "The keys of [tool.dupcheck] in pyproject.toml, and of dupcheck.toml.",
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }


def key(name: str) -> str:
    """A field's name as files and the command line spell it."""
    return name.replace("_", "-")


@cache
def types() -> dict[str, object]:
    """Field names and their types, with their ranges."""
    return get_type_hints(Settings, include_extras=True)


def descriptions() -> dict[str, str]:
    """Field names and the sentences under them in this file."""
    import ast

    body = next(
        node.body
        for node in ast.parse(Path(__file__).read_text(encoding="utf-8")).body
        if isinstance(node, ast.ClassDef) and node.name == "Settings"
    )
    return {
        field.target.id: sentence.value.value
        for field, sentence in pairwise(body)
        if isinstance(field, ast.AnnAssign)
        and isinstance(field.target, ast.Name)
        and isinstance(sentence, ast.Expr)
        and isinstance(sentence.value, ast.Constant)
        and isinstance(sentence.value.value, str)
    }


def _blobs(says: Callable[[str], str]) -> str:
    if says("GITHUB_SERVER_URL") and says("GITHUB_REPOSITORY"):
        return f"{says('GITHUB_SERVER_URL')}/{says('GITHUB_REPOSITORY')}/blob/"
    return f"{says('CI_PROJECT_URL')}/-/blob/" if says("CI_PROJECT_URL") else ""


def _color(says: Callable[[str], str]) -> bool | None:
    if says("NO_COLOR"):
        return False
    for force in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        if says(force):
            return says(force) != "0"
    return False if says("TERM") == "dumb" or says("CLICOLOR") == "0" else None
