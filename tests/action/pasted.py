"""The workflows that the page of the action says to paste."""

import re
from pathlib import Path

PAGE = Path(__file__).parent.parent.parent / "action" / "README.md"
_BLOCK = re.compile(r"^```yaml\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def pasted() -> dict[str, str]:
    """For one's own branches; that one handing over a number; and the one that takes it."""
    alone, steps, comment = _BLOCK.findall(PAGE.read_text("utf-8"))
    use = steps.split("\n")[0]
    assert alone.endswith(f"{use}\n")
    return {"alone": alone, "hands over": alone.replace(f"{use}\n", steps), "comment": comment}
