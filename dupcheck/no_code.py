"""A change that no function can be part of: told from names, before anything heavy is loaded."""

from dupcheck.changes import Change
from dupcheck.config import Settings
from dupcheck.embed.chosen import thresholds, unread
from dupcheck.languages import detect
from dupcheck.policy import parse
from dupcheck.records import Report, Stats
from dupcheck.suppress.rules import Rules


def concerns_code(change: Change) -> bool:
    """Whether a file that a change touched may be of a known language after it."""
    return any(file.path and detect.may_be_code(file.path) for file in change.files)


def report(change: Change, settings: Settings) -> Report:
    """What is found in such a change: nothing, for it adds and changes no function."""
    parse(settings.fail_on)  # what is wrong with it is told whatever was changed
    within, across = thresholds(settings, settings.model)
    return Report(
        findings=(),
        skipped=(),
        stats=Stats(),
        model=unread(settings),
        threshold=within,
        cross_threshold=across,
        min_confidence=settings.min_confidence,
        change=change,
        notices=Rules(settings.ignore_pairs).notices,
    )
