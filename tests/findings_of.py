"""Findings of real functions, all of which count as copies of one another."""

from collections import Counter
from itertools import combinations

from dupcheck.extract.functions import extract
from dupcheck.findings.group import group
from dupcheck.match import copies_by_digest
from dupcheck.records import CloneType, Finding, Function, Match, SourceFile, Verdict


def functions(files: dict[str, str | bytes]) -> list[Function]:
    """The functions of Python sources by path, in order."""
    return [
        function
        for path, source in sorted(files.items())
        for function in extract(
            SourceFile(
                path=path,
                language="python",
                content=source.encode() if isinstance(source, str) else source,
            )
        ).functions
    ]


def verdict(
    left: Function,
    right: Function,
    confidence: float = 0.9,
    similarity: float = 0.9,
    clone_type: CloneType = CloneType.TYPE_2,
) -> Verdict:
    """That two functions are copies."""
    match = Match(left=left, right=right, similarity=similarity)
    return Verdict(match=match, clone_type=clone_type, confidence=confidence)


def finding_of(members: list[Function], touched: tuple[Function, ...] = ()) -> Finding:
    """One finding with exactly these members."""
    pairs = [verdict(one, other) for one, other in combinations(members, 2)]
    identities = frozenset(function.identity for function in touched)
    grouped = group(pairs, copies_by_digest(members), Counter(), touched=identities)
    (finding,) = grouped.findings
    assert {one.identity for one in [finding.keep, *(c.function for c in finding.copies)]} == {
        one.identity for one in members
    }
    return finding
