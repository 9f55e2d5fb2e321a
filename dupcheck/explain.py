"""Why two functions are reported as duplicates or not, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dupcheck.compare.differences import differences
from dupcheck.config import Settings
from dupcheck.errors import UsageError
from dupcheck.languages.table import same_family
from dupcheck.records import Explanation, Finding, Function, Report, Verdict
from dupcheck.roles import is_test_code


def function_at(functions: Sequence[Function], place: str) -> Function:
    """The innermost function at `path:line`, or the one of that name at `path:name`.

    A name without its scopes will do; where several have it, the smallest function is taken.
    Raises `UsageError` that says what there is instead.
    """
    path, _, where = place.rpartition(":")
    here = [function for function in functions if function.path == path.replace("\\", "/")]
    if not here:
        raise UsageError(
            f"no functions were read from {path or place!r}",
            "give a place as path:line or path:name, relative to the root of the repository",
        )
    if where.isdigit():
        found = [f for f in here if f.lines.start <= int(where) <= f.lines.end]
    else:
        found = [f for f in here if f.name == where]
        found = found or [f for f in here if f.name.rpartition(".")[2] == where]
    if not found:
        names = ", ".join(f"{function.name} ({function.lines})" for function in here[:10])
        raise UsageError(f"no function at {place!r}", f"in this file are: {names}")
    return min(found, key=lambda function: (function.size, function.span))


def explanation(
    verdict: Verdict, settings: Settings, threshold: float, cross_threshold: float
) -> Explanation:
    """The verdict with everything that speaks against reporting it."""
    left, right = verdict.match.left, verdict.match.right
    same = same_family(left.language, right.language)
    needed = threshold if same else cross_threshold
    against = tuple(_against(verdict, settings, needed))
    return Explanation(
        verdict=replace(verdict, differences=differences(left, right, verdict.clone_type)),
        threshold=needed,
        min_confidence=settings.min_confidence,
        reported=not against,
        reasons=against or (_in_favour(verdict, needed, settings.min_confidence),),
    )


def as_told(explained: Explanation, report: Report) -> Explanation:
    """The explanation in the light of what a scan says of the two functions.

    It may not compare them, since each has many that are nearer, or tell them in two findings, in
    each of which every two functions are duplicates.
    """
    pair = explained.verdict.match
    both = {pair.left.identity, pair.right.identity}
    tellings = [_members(finding) for finding in report.findings]
    tellings += [_members(quiet.finding) for quiet in report.quiet]
    if any(both <= {one.identity for one in members} for members in tellings):
        return explained
    reasons = [
        f"{function.name} is told with {other.name} ({other.place}), and not all of both findings"
        " are duplicates of one another"
        for function in (pair.left, pair.right)
        for members in tellings
        if function in members
        for other in [one for one in members if one != function][:1]
    ]
    nearer = "both have many functions that are nearer to them: a scan does not compare the two"
    return replace(explained, reported=False, reasons=tuple(reasons or [nearer]))


def _members(finding: Finding) -> list[Function]:
    return [finding.keep, *(copy.function for copy in finding.copies)]


def _against(verdict: Verdict, settings: Settings, threshold: float) -> Iterator[str]:
    left, right = verdict.match.left, verdict.match.right
    if left == right:
        yield "both places are the same function"
    elif left.contains(right) or right.contains(left):
        yield "one of the two contains the other"
    for function in dict.fromkeys((left, right)):
        if function.size < settings.min_tokens:
            yield (
                f"{function.name} has {function.size} tokens,"
                f" fewer than min-tokens ({settings.min_tokens})"
            )
        if settings.tests == "exclude" and _is_test(function):
            yield f"{function.name} in {function.path} is test code, which the settings exclude"
    if settings.tests == "separate" and _is_test(left) != _is_test(right):
        yield "one is a test and the other is not, which the settings keep apart"
    similarity, confidence = verdict.match.similarity, verdict.confidence
    if similarity < threshold and left.digest != right.digest:
        yield (
            f"the similarity of {similarity:.4f} by {verdict.match.model} is below the threshold of"
            f" {threshold:.4f}"
        )
    if confidence < settings.min_confidence:
        yield (
            f"the judge's confidence of {confidence:.4f} is below"
            f" min-confidence ({settings.min_confidence:.4f})"
        )


def _is_test(function: Function) -> bool:
    return is_test_code(function.path, function.name)


def _in_favour(verdict: Verdict, threshold: float, min_confidence: float) -> str:
    return (
        f"the similarity of {verdict.match.similarity:.4f} by {verdict.match.model} reaches"
        f" {threshold:.4f} and the judge's confidence of {verdict.confidence:.4f} reaches"
        f" {min_confidence:.4f}"
    )
