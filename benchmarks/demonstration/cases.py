"""All cases, in the order in which they are told."""

from benchmarks.demonstration.around import AROUND
from benchmarks.demonstration.copies import COPIES
from benchmarks.demonstration.unusual import UNUSUAL

CASES = (*COPIES, *AROUND, *UNUSUAL)
