"""Writes what the pages in `docs/` show but nobody typed: tables of formats, settings, comments.

`python -m benchmarks.pages` fills them in; a test holds the pages to it.
"""

import json
import re
from collections import defaultdict
from dataclasses import MISSING, fields
from importlib import import_module
from pathlib import Path

from benchmarks.readme import ROOT, filled
from dupcheck.config import Settings, descriptions, key
from dupcheck.languages.table import LANGUAGES
from dupcheck.report.table import REPORTERS

DOCS = ROOT / "docs"
_EXAMPLES = ROOT / "tests" / "extract" / "directives"
_COMMENT = re.compile(r"(?P<open>\S+)\s+dupcheck: ignore -- because(?P<close>[ */)]*)")


def formats() -> str:
    """Each format and what its module says of itself."""
    rows = ["| `--format` | what it is |", "|---|---|"]
    for name, place in REPORTERS.items():
        text = import_module(place.partition(":")[0]).__doc__ or ""
        rows.append(f"| `{name}` | {_cell(text)} |")
    return "\n".join(rows)


def settings() -> str:
    """Each setting, its default and its sentence."""
    rows = ["| key | default | meaning |", "|---|---|---|"]
    said = descriptions()
    for field in fields(Settings):
        default = field.default
        assert default is not MISSING
        shown = "" if default is None else f"`{json.dumps(default)}`"
        rows.append(f"| `{key(field.name)}` | {shown} | {_cell(said[field.name])} |")
    return "\n".join(rows)


def comments() -> str:
    """How each language says it, as the cases say by which comments are tested."""
    forms: dict[str, list[str]] = defaultdict(list)
    cases = {path.stem.lower(): path for path in _EXAMPLES.iterdir()}
    for language in LANGUAGES.values():
        if not language.host:
            found = _COMMENT.search(cases[language.name].read_text("utf-8"))
            assert found, language.name
            text = f"{found['open']} dupcheck: ignore -- REASON{found['close'].rstrip()}"
            forms[text].append(language.name)
    rows = ["| comment | in |", "|---|---|"]
    rows += [
        f"| `{_cell(form)}` | {', '.join(names)} |"
        for form, names in sorted(forms.items(), key=lambda row: -len(row[1]))
    ]
    return "\n".join(rows)


BLOCKS = {
    "formats.md": {"formats": formats},
    "old-duplicates.md": {"comments": comments},
    "settings.md": {"settings": settings},
}
"""Pages, and what fills their blocks."""


def current(page: Path) -> str:
    """A page as it has to be."""
    text = page.read_text("utf-8")
    for block, content in BLOCKS.get(page.name, {}).items():
        text = filled(text, block, content())
    return text


def _cell(text: str) -> str:
    """Text in a cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Writes the pages."""
    for name in BLOCKS:
        page = DOCS / name
        page.write_text(current(page), "utf-8")


if __name__ == "__main__":
    main()
