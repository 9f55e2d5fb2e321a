"""The few colours of the text report, and the signs that not every encoding has."""

from dataclasses import dataclass

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
_SIGNS = {"→": "->", "│": "|", "…": "...", "█": "#", "±": "+-"}
SIGNS = "".join(_SIGNS)
"""An output encoding that has these can show a report as it is meant."""


@dataclass(frozen=True, slots=True)
class Style:
    """Paints text, or leaves it alone."""

    color: bool
    unicode: bool

    def paint(self, text: str, *names: str) -> str:
        """The text in the named colours."""
        if not self.color or not names:
            return text
        return f"\x1b[{';'.join(_CODES[name] for name in names)}m{text}\x1b[0m"

    def sign(self, sign: str) -> str:
        """The sign, or what stands for it where only ASCII can be shown."""
        return sign if self.unicode else _SIGNS[sign]
