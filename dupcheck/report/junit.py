"""JUnit's XML: a test case for each place that is spoken of, which fails where the check fails."""

from collections import Counter
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from dupcheck.records import Report
from dupcheck.report.alerts import Alert, alert_message, alerts
from dupcheck.report.kinds import KINDS
from dupcheck.report.notices import notices
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.severity import standing
from dupcheck.report.style import Style
from dupcheck.report.words import changes, comparison, count
from dupcheck.report.xml import document, element

_PLAIN = Style(color=False, unicode=True)


def render(report: Report, _options: ReportOptions) -> str:
    """One suite; a clean run has one case that passes, so that a CI server has something to show.

    There are no times in it: equal input gives equal bytes.
    """
    spoken = alerts(report)
    cases = list(_cases(spoken)) or [_clean(report)]
    said = notices(report)
    if said:
        cases.append(element("system-err", text="\n".join(said)))
    tests, failures = len(spoken) or 1, sum(alert.finding.fails for alert in spoken)
    counts = {"tests": str(tests), "failures": str(failures), "errors": "0", "name": "dupcheck"}
    suite = element("testsuite", *cases, **counts, skipped="0")
    return document(element("testsuites", suite, **counts))


def _clean(report: Report) -> Element:
    stats = report.stats
    asked = count(stats.asked if report.change else stats.compared, "function")
    of = " that the change touched" if report.change else ""
    return element("testcase", classname="dupcheck", name=f"no duplicates among {asked}{of}")


def _cases(spoken: Sequence[Alert]) -> Iterator[Element]:
    seen: Counter[tuple[str, str]] = Counter()
    for alert in spoken:
        path, name = alert.function.path, _name(alert)
        seen[path, name] += 1
        again = seen[path, name]
        # Readers take two cases of one name for one case.
        distinct = name if again == 1 else f"{name} ({again})"
        yield element(
            "testcase",
            _outcome(alert),
            classname=path,
            name=distinct,
            file=path,
            line=alert.lines.start,
        )


def _name(alert: Alert) -> str:
    """A name that stays when lines shift, for CI servers follow a case through its runs by it."""
    return f"{alert.function.name} repeats {alert.partner.name} in {alert.partner.path}"


def _outcome(alert: Alert) -> Element:
    if not alert.finding.fails:
        return element("system-out", text=f"{alert_message(alert)}\n{_details(alert)}")
    kind = KINDS[alert.verdict.clone_type].id
    return element("failure", message=alert_message(alert), type=kind, text=_details(alert))


def _details(alert: Alert) -> str:
    verdict = alert.verdict
    told = changes(verdict.differences, _PLAIN, parameters=alert.parameters)
    lines = [
        f"{alert.function.path}:{alert.lines}  {alert.function.name}",
        f"{alert.partner.place}  {alert.partner.name}: {comparison(verdict)}",
        *(f"{one.place}  {one.name}" for one in alert.others),
        *(f"{change.label}: {change.text}" for change in told),
        f"{standing(alert.finding)}; {alert.finding.fingerprint}",
    ]
    return "\n".join(map(printable, lines))
