"""Every language, by the sources in its folder, whose own comments say what is expected.

`begin NAME` stands on a function's first line, `end NAME` on its last, `skip` on a line where none
may begin; a comment may carry several marks. Nothing else than what is marked may be found.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from dupcheck.extract.functions import extract
from dupcheck.languages.reader import reader
from dupcheck.languages.table import LANGUAGES
from dupcheck.records import SourceFile

_HERE = Path(__file__).parent
_CASES = sorted(p for p in _HERE.glob("*/*") if p.is_file() and p.parent.name != "__pycache__")
_COMMENT = re.compile(r"""(?:\#|//|--|/\*|<!--|\{-|\(\*|;;|[%!])\s*((?:begin|end|skip)\b.*)""")
_MARK = re.compile(r"\b(begin|end)\s+(.+?)(?=\s+(?:begin|end|skip)\b|\s*(?:\*|-->|-\}|\\n|\"?,?$))")

Place = tuple[str, int]


def _marks(text: str) -> tuple[Counter[Place], Counter[Place], set[int]]:
    """Names with the lines where they begin and end, and the lines where nothing may begin."""
    begins: Counter[Place] = Counter()
    ends: Counter[Place] = Counter()
    skips = set()
    for number, line in enumerate(text.split("\n"), start=1):
        comment = _COMMENT.search(line.rstrip("\r"))
        if comment is None:
            continue
        for kind, name in _MARK.findall(comment[1]):
            (begins if kind == "begin" else ends)[name, number] += 1
        if re.search(r"\bskip\b", comment[1]):
            skips.add(number)
    return begins, ends, skips


def _require(name: str) -> None:
    """Skip the test where a grammar of the extra `[langs]` is not installed."""
    try:
        if not LANGUAGES[name].host:
            reader(name)
    except ModuleNotFoundError:
        if not LANGUAGES[name].extra:
            raise
        pytest.skip(f"the grammar of {name} is not installed")


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_row_loads_and_compiles_its_query(name: str) -> None:
    _require(name)
    assert LANGUAGES[name].host or reader(name).keywords


@pytest.mark.parametrize("name", LANGUAGES)
def test_every_row_has_cases(name: str) -> None:
    assert any(path.parent.name == name for path in _CASES)


def test_every_folder_of_cases_has_a_row() -> None:
    folders = {path.parent.name for path in _CASES} - {"__pycache__"}
    assert folders <= set(LANGUAGES)


def test_no_two_rows_claim_the_same_file() -> None:
    rows = LANGUAGES.values()
    claims = Counter(key for row in rows for key in {*row.extensions, *row.filenames})
    assert [key for key, count in claims.items() if count > 1] == []


@pytest.mark.parametrize("path", _CASES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_exactly_the_marked_functions_are_found(path: Path) -> None:
    _require(path.parent.name)
    content = path.read_bytes()
    begins, ends, skips = _marks(content.decode("utf-8"))
    result = extract(SourceFile(path=path.name, language=path.parent.name, content=content))
    assert Counter((f.name, f.lines.start) for f in result.functions) == begins
    assert Counter((f.name, f.lines.end) for f in result.functions) == ends
    assert skips.isdisjoint(f.lines.start for f in result.functions)
    assert begins or skips, "a case that expects nothing shows nothing"
