"""What a finding says of how the function to keep can be used instead of its copies."""

from dataclasses import replace

from dupcheck.records import Finding
from dupcheck.reuse.parameters import parameters
from dupcheck.reuse.reach import Reuse
from dupcheck.reuse.signature import signature


def advised(finding: Finding, reuse: Reuse) -> Finding:
    """The finding with the signature of what it keeps, and for each copy how to get there."""
    copies = tuple(
        replace(
            copy,
            reach=reuse.reach(finding.keep, copy.function),
            parameters=parameters(copy.verdict),
        )
        for copy in finding.copies
    )
    return replace(finding, copies=copies, signature=signature(finding.keep))
