"""Settings: one frozen dataclass whose fields are the known keys, their types and defaults."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run may be told; arguments win over configuration files, which win over these.

    Field names with `-` for `_` are the keys of `[tool.dupcheck]` and of the command line.
    """

    model: str = "builtin"
    threshold: float | None = None
    """Smallest cosine within a language; None means the model's calibrated value."""
    cross_threshold: float | None = None
    """Smallest cosine between two languages; None means the model's calibrated value."""
    min_confidence: float = 0.5
    """Smallest confidence of the judge, in [0, 1]."""
    min_tokens: int = 40
    """Smaller functions are not compared."""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    """Patterns as in .gitignore, relative to the root."""
    languages: tuple[str, ...] = ()
    """Only these languages; empty means all."""
    generated: bool = False
    vendored: bool = False
    minified: bool = False
    """Read these kinds of files as well."""
    tests: str = "include"
    """Test code: "include" compares it, "separate" only with itself, "exclude" not at all."""
    max_file_bytes: int = 1_000_000
    max_line_length: int = 20_000
    max_nesting: int = 1_000
    jobs: int = 0
    """Worker processes; 0 means one per core."""
    cache: bool = True
