"""The figures of a run in words, for every format that a person reads."""

from dupcheck.records import Report
from dupcheck.report import words

_MOST_LANGUAGES = 6


def headline(report: Report) -> str:
    """What was found, in a sentence."""
    if is_without_code(report):
        return "No code was changed."
    if not report.findings:
        return "No duplicates found."
    if report.change:
        return _of_change(report)
    copies = sum(len(finding.copies) for finding in report.findings)
    exist = "exists" if len(report.findings) == 1 else "exist"
    functions = words.count(len(report.findings), "function")
    return f"{functions} {exist} more than once: {words.count(copies, 'copy')}."


def is_without_code(report: Report) -> bool:
    """Whether a change had nothing to read: then how it would have been read is no news."""
    return report.change is not None and not (report.stats.files or report.skipped)


def _of_change(report: Report) -> str:
    functions = {one.identity for finding in report.findings for one in finding.touched}
    touched = len(functions) + sum(not finding.touched for finding in report.findings)
    exist = "exists" if touched == 1 else "exist"
    return f"{words.count(touched, 'function')} of this change {exist} elsewhere."


def read(report: Report) -> str:
    """How much was read, and in which languages."""
    stats = report.stats
    files, functions = words.count(stats.files, "file"), words.count(stats.functions, "function")
    languages = ", ".join(
        f"{name} {number:,}" for name, number in stats.languages[:_MOST_LANGUAGES]
    )
    if (more := len(stats.languages) - _MOST_LANGUAGES) > 0:
        languages += f" and {words.count(more, 'more language')}"
    listed = f" ({languages})" if languages else ""
    touched = f"; {stats.asked:,} added or changed" if report.change else ""
    return f"{files}, {functions}, {stats.compared:,} large enough to compare{listed}{touched}"


def model(report: Report) -> str:
    """Which models had a say, and in how much."""
    stats, said = report.stats, str(report.model)
    if report.proposer:
        read = words.count(stats.embedded + stats.reused, "function")
        said += f" read {read}; {stats.left:,} were left to {report.proposer}"
    if report.reranker:
        said += f"; {report.reranker} looked at {words.count(stats.reranked, 'pair')}"
    return said


def limits(report: Report) -> str:
    """From which likeness and confidence on something is reported."""
    return (
        f"alike from {words.percent(report.threshold)} "
        f"({words.percent(report.cross_threshold)} across languages), "
        f"sure from {words.percent(report.min_confidence)}"
    )
