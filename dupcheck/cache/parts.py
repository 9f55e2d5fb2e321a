"""Lists of digests cut into parts that stay the same where the list changes a little.

What belongs to thousands of functions is read many times faster in some hundred parts than one by
one, and a commit changes few of them.
"""

from collections.abc import Sequence

_ENDS = ("00", "40", "80", "c0")
"""One digest in 64 ends so, and a part behind it: what is inserted changes one part, no other."""
_LONGEST = 512


def parts(digests: Sequence[str]) -> list[slice]:
    """Where the parts of a list of hex digests begin and end."""
    cut: list[slice] = []
    start = 0
    for row, digest in enumerate(digests, 1):
        if digest.endswith(_ENDS) or row - start == _LONGEST or row == len(digests):
            cut.append(slice(start, row))
            start = row
    return cut
