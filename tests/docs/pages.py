"""The pages in `docs/`, and the blocks of code in them."""

import re
import shlex
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code: its page, its place among all of the page, its language."""

    page: str
    number: int
    language: str
    text: str

    def __str__(self) -> str:
        return f"{self.page} {self.number}"


BLOCKS = [
    Block(page.name, number, *found)
    for page in PAGES
    for number, found in enumerate(_BLOCK.findall(page.read_text("utf-8")))
]


def blocks(language: str, page: str = "") -> list[Block]:
    """The blocks in a language, of a page or of all."""
    return [one for one in BLOCKS if one.language == language and page in ("", one.page)]


def commands() -> set[tuple[str, ...]]:
    """Every command of dupcheck on any page, as its arguments."""
    found = set()
    for page in PAGES:
        text = page.read_text("utf-8").replace("\\\n", " ")
        text = re.sub(r"\n      (?=--output)", " ", text)  # folded in YAML
        for line in re.findall(
            r"(?:^|`|- |exec |: |\n +)(dupcheck (?:diff|scan|baseline|schema)[^`\n]*)", text
        ):
            words = shlex.split(line.partition("||")[0].partition("</dev")[0].rstrip("'"))
            found.add(tuple(words[1:]))
    return found
