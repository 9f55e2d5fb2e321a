"""Whether what a change touched was alike before it: then nobody need hear of it again."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dupcheck.findings.linkage import edge
from dupcheck.records import Finding, Function, Identity, Standing, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What the touched functions were before the change, and what they were joined to then.

    `before` has the function that each touched one was, for those that were one; `joined` holds
    pairs of digests that were judged duplicates.
    """

    before: Mapping[Identity, Function]
    joined: frozenset[tuple[str, str]]

    def placed(self, finding: Finding) -> Finding:
        """The finding with its standing; of what is touched only that which is new, if any is.

        A function is no news where it was a copy of another one of the finding already: a copy
        that was changed together with its original, or mended without it.
        """
        members = (finding.keep, *(copy.function for copy in finding.copies))
        earlier = Counter(self.before.get(one.identity, one).digest for one in members)
        fresh = tuple(one for one in finding.touched if not self._was_joined(one, earlier))
        if fresh or not finding.touched:
            return replace(finding, touched=fresh)
        return replace(finding, standing=Standing.KNOWN)

    def _was_joined(self, function: Function, earlier: Counter[str]) -> bool:
        """By what the members were before, itself among them: counted, for there may be many."""
        was = self.before.get(function.identity)
        return was is not None and (
            earlier[was.digest] > 1
            or any(
                edge(was.digest, other) in self.joined for other in earlier.keys() - {was.digest}
            )
        )


def past(before: Mapping[Identity, Function], verdicts: Iterable[Verdict]) -> Past:
    """What the verdicts, on the functions before and after a change, say of the time before."""
    digests = {function.digest for function in before.values()}
    pairs = (edge(v.match.left.digest, v.match.right.digest) for v in verdicts)
    return Past(before=before, joined=frozenset(p for p in pairs if digests.intersection(p)))
