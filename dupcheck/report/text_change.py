"""A finding of a change as the text report has it: told at each function that was touched."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dupcheck.records import CloneType, Function
from dupcheck.report import words
from dupcheck.report.alerts import Alert, alert_headline
from dupcheck.report.options import ReportOptions
from dupcheck.report.safe import printable
from dupcheck.report.sentence import short_name
from dupcheck.report.severity import unusual
from dupcheck.report.style import Style
from dupcheck.report.text_line import INDENT, detail, place
from dupcheck.report.text_pair import excerpt, use, what_differs

_MOST_PLACES = 12


def change_block(spoken: Sequence[Alert], options: ReportOptions, style: Style) -> Iterator[str]:
    """What a finding says at the places of a change, then where else its code is."""
    finding = spoken[0].finding
    most = len(spoken) if options.verbosity > 0 else _MOST_PLACES
    for alert in spoken[:most]:
        yield from _told(alert, options, style)
    if len(spoken) > most:
        yield f"and {words.count(len(spoken) - most, 'more copy')} in this change (-v lists them)"
    named = {alert.function for alert in spoken} | {alert.partner for alert in spoken}
    members = (finding.keep, *(copy.function for copy in finding.copies))
    members += tuple(one for alert in spoken for one in alert.others if one not in members)
    yield from _elsewhere([one for one in members if one not in named], options, style)
    if options.verbosity > 0:
        yield detail("id", finding.fingerprint, "", options, style)


def _told(alert: Alert, options: ReportOptions, style: Style) -> Iterator[str]:
    finding, name = alert.finding, short_name(alert.function)
    where = style.paint(place(alert.function, options), "bold", "cyan")
    # The parameters have a line of their own.
    plain = replace(alert, parameters=())
    said = alert_headline(plain, place=place(alert.partner, options)).removeprefix(name)
    yield f"{where}  {style.paint(name, 'bold')}{said}{unusual(finding)}"
    across = alert.verdict.clone_type is CloneType.CROSS_LANGUAGE
    if alert.partner == finding.keep and finding.signature and not across:
        yield detail("is", printable(finding.signature), "", options, style)
    yield from use(alert.reach, "", options, style)
    yield from what_differs(alert.verdict, alert.parameters, "", options, style)
    yield from excerpt(alert.verdict, options, style)


def _elsewhere(others: Sequence[Function], options: ReportOptions, style: Style) -> Iterator[str]:
    """The places of the finding that nothing has named so far."""
    most = len(others) if options.verbosity > 0 else _MOST_PLACES
    for number, one in enumerate(others[:most]):
        where = style.paint(place(one, options), "cyan")
        yield detail(
            "" if number else "also", f"{where}  {printable(one.name)}", "", options, style
        )
    if len(others) > most:
        yield f"{INDENT}and {words.count(len(others) - most, 'more place')} (-v lists them)"
