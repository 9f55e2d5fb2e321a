"""SARIF 2.1.0, in the shape that GitHub's code scanning asks for, within its limits.

A result for each place that is spoken of. A check shows those whose lines are all in the diff, and
of what is related only what the message links to.
"""

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dupcheck import __version__
from dupcheck.records import Function, Quiet, Report, Silencer, Standing
from dupcheck.report.alerts import Alert, alert_headline, alert_help, alerts, quiet_alerts
from dupcheck.report.json_report import plain
from dupcheck.report.kinds import KINDS
from dupcheck.report.line_hash import line_hashes
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import one_line
from dupcheck.report.sarif_notes import notifications
from dupcheck.report.sarif_place import ROOT, escaped, link, location, name
from dupcheck.report.sarif_rules import INDEX, rules

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_MOST_RESULTS = 5000
_MOST_RELATED = 10
_MOST_BYTES = 9_000_000
_REASON = 200
_DIGITS = 4
_PARTNER = "\0"
_BETWEEN = ",\n"
_COMMIT = re.compile(
    r"(https?://[^/]+/.+?)(?:/-)?/(?:blob|src/commit)/([0-9a-f]{40}|[0-9a-f]{64})/"
)
"""What the address of files at a commit looks like at the forges."""

Hashes = Mapping[tuple[str, int], str]
"""GitHub's hash of a line, by path and number."""


def render(report: Report, options: ReportOptions) -> str:
    """One run; what is kept quiet is in it on request only, for GitHub would open alerts on it."""
    spoken = alerts(report)
    quiet = [
        (alert, one)
        for one, silenced in (quiet_alerts(report) if options.list_suppressed else ())
        for alert in silenced
    ]
    chosen = [*((alert, None) for alert in spoken), *quiet][:_MOST_RESULTS]
    hashes = _line_hashes([alert for alert, _ in chosen], options)
    compared = report.change is not None or any(
        alert.finding.standing is Standing.KNOWN for alert, _ in chosen
    )
    results = (_result(*one, hashes, compared, bool(quiet)) for one in chosen)
    lines = list(_fitting(json.dumps(plain(result), allow_nan=False) for result in results))
    missing = len(spoken) + len(quiet) - len(lines)
    run = json.dumps(plain(_run(report, missing) | _provenance(options.links)), allow_nan=False)
    head = f'{{"$schema": "{_SCHEMA}", "version": "2.1.0", "runs": [\n{run[:-1]}, "results": [\n'
    # A line for each result takes half the size and a tenth of the time of indented ones.
    return f"{head}{_BETWEEN.join(lines)}\n]}}]}}\n"


def _run(report: Report, missing: int) -> dict[str, Any]:
    driver = {
        "name": "dupcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": rules(),
    }
    return {
        "tool": {"driver": driver},
        # What is before the last slash is the category: scans and changes are of one.
        "automationDetails": {"id": "dupcheck/"},
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": notifications(report, missing),
            }
        ],
        "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the repository."}}},
        "columnKind": "utf16CodeUnits",
    }


def _provenance(links: str) -> dict[str, Any]:
    """The repository and the commit, as the forge that the addresses lead to names them."""
    known = _COMMIT.fullmatch(links)
    if not known:
        return {}
    commit = {"repositoryUri": known[1], "revisionId": known[2], "mappedTo": {"uriBaseId": ROOT}}
    return {"versionControlProvenance": [commit]}


def _result(
    alert: Alert, quiet: Quiet | None, hashes: Hashes, compared: bool, silenced: bool
) -> dict[str, Any]:
    clone_type = alert.verdict.clone_type
    related = (alert.partner, *alert.others)[:_MOST_RELATED]
    found = {
        "ruleId": KINDS[clone_type].id,
        "ruleIndex": INDEX[clone_type],
        "level": "warning" if alert.finding.fails else "note",
        "message": {"text": _message(alert, related[1:])},
        "locations": [location(alert.function, alert.lines)],
        "relatedLocations": [_related(*one) for one in enumerate(related, start=1)],
        "partialFingerprints": _fingerprints(alert, hashes),
        "rank": round(100 * alert.verdict.confidence, 2),
        "properties": {
            "confidence": round(alert.verdict.confidence, _DIGITS),
            "similarity": round(alert.verdict.match.similarity, _DIGITS),
            "finding": alert.finding.fingerprint,
        },
    }
    if compared:
        known = alert.finding.standing is Standing.KNOWN
        found["baselineState"] = "unchanged" if known else "new"
    if silenced:  # where one result tells of its suppressions, all have to
        found["suppressions"] = [_suppression(quiet)] if quiet else []
    return found


def _message(alert: Alert, others: Sequence[Function]) -> str:
    """What `alert_message` says, with a link to every function that it names."""
    # No harmless text holds this sign, so it marks where the link goes once all else is escaped.
    headline = escaped(alert_headline(alert, _PARTNER))
    if _PARTNER not in headline:  # it was cut off behind a very long path
        headline += f" {_PARTNER}"
    said = f"{headline.replace(_PARTNER, link(alert.partner, 1))}."
    said = " ".join((said, *map(escaped, alert_help(alert))))
    if others:
        said += f" Also: {', '.join(link(*one) for one in zip(others, range(2, 99), strict=False))}"
        more = alert.more - len(others)
        said += f" and {more:,} more." if more else "."
    return said


def _related(number: int, function: Function) -> dict[str, Any]:
    named = {"text": escaped(name(function))}
    return {"id": number, "message": named, **location(function, function.lines)}


def _fingerprints(alert: Alert, hashes: Hashes) -> dict[str, str]:
    own = {"dupcheckPair/v1": alert.fingerprint}
    known = hashes.get((alert.function.path, alert.lines.start))
    return {"primaryLocationLineHash": known} | own if known else own


def _line_hashes(chosen: Iterable[Alert], options: ReportOptions) -> Hashes:
    """Every file is read once, however many of its lines are spoken of."""
    lines: dict[str, set[int]] = defaultdict(set)
    for alert in chosen:
        lines[alert.function.path].add(alert.lines.start)
    found: dict[tuple[str, int], str] = {}
    for path, wanted in lines.items():
        content = options.read(path)
        if content is not None:
            found |= {(path, line): known for line, known in line_hashes(content, wanted).items()}
    return found


def _suppression(quiet: Quiet) -> dict[str, Any]:
    said = [quiet.by.value, *([f"at {quiet.where}"] if quiet.where else [])]
    reason = f": {quiet.reason}" if quiet.reason else ""
    return {
        "kind": "inSource" if quiet.by is Silencer.COMMENT else "external",
        "status": "accepted",
        "justification": one_line(" ".join(said) + reason, _REASON),
    }


def _fitting(results: Iterable[str]) -> Iterator[str]:
    """As many as an upload may hold: above ten megabytes, compressed, all of it is refused."""
    compressor, size = zlib.compressobj(), 0
    for result in results:
        size += len(compressor.compress(result.encode()))
        if size > _MOST_BYTES:
            return
        yield result
