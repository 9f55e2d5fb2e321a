"""The end of a page: what is kept quiet or left out, what words mean, how it all was done."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from dupcheck import __version__
from dupcheck.records import CloneType, Quiet, Report, Skipped, Unused
from dupcheck.report import figures
from dupcheck.report.html_element import Html, element, shown
from dupcheck.report.html_place import named, place
from dupcheck.report.kinds import KINDS
from dupcheck.report.words import count

_MOST = 1000
_MOST_COPIES = 3


def rest(report: Report, links: str) -> Iterator[Html]:
    """What stands below the findings, each part folded."""
    if report.quiet:
        said = f"{len(report.quiet):,} suppressed"
        rows = (_quiet(one, links) for one in report.quiet[:_MOST])
        yield _folded(said, ("Function", "Like", "By", "Why"), rows, len(report.quiet))
    if report.unused:
        said = f"{count(len(report.unused), 'suppression')} without effect"
        rows = (_unused(one) for one in report.unused[:_MOST])
        yield _folded(said, ("Where", "What it says"), rows, len(report.unused))
    if report.skipped:
        said = _left_out(report.skipped)
        rows = (_skipped(one) for one in report.skipped[:_MOST])
        yield _folded(said, ("Where", "Reason", "Detail"), rows, len(report.skipped))
    yield _glossary()


def footer(report: Report) -> Html:
    """How much was read, by which models, with which limits."""
    told = (
        ("read", figures.read(report)),
        ("model", figures.model(report)),
        ("limits", figures.limits(report)),
        ("written by", f"dupcheck {__version__}"),
    )
    facts = (one for label, text in told for one in (element("dt", label), element("dd", text)))
    return element("footer", element("dl", *facts, class_="facts"))


def _folded(said: str, heads: Sequence[str], rows: Iterable[Html], number: int) -> Html:
    headings = element("tr", *(element("th", head, scope="col") for head in heads))
    table = element("table", element("thead", headings), element("tbody", *rows), class_="list")
    more = element("p", f"and {number - _MOST:,} more") if number > _MOST else Html()
    return element("details", element("summary", said), table, more, class_="fold part")


def _quiet(quiet: Quiet, links: str) -> Html:
    finding = quiet.finding
    copies = finding.copies[:_MOST_COPIES]
    more = len(finding.copies) - len(copies)
    said = [part for copy in copies for part in (place(copy.function, links), Html("<br>"))][:-1]
    said += [Html(f"<br>and {count(more, 'more copy')}")] if more else []
    where = element("span", shown(quiet.where), class_="place") if quiet.where else Html()
    return element(
        "tr",
        element("td", *said),
        element("td", named(finding.keep), " ", place(finding.keep, links)),
        element("td", quiet.by.value, " ", where),
        element("td", quiet.reason),
    )


def _unused(unused: Unused) -> Html:
    where = element("span", unused.where, class_="place")
    return element("tr", element("td", where), element("td", element("code", unused.text)))


def _skipped(skipped: Skipped) -> Html:
    line = "" if skipped.line is None else f":{skipped.line}"
    where = element("span", Html(f"{shown(skipped.path, 300)}{line}"), class_="place")
    told = (where, skipped.reason.value, skipped.detail)
    return element("tr", *(element("td", one) for one in told))


def _left_out(skipped: Sequence[Skipped]) -> str:
    found = Counter(one.reason.value for one in skipped)
    order = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    return f"{len(skipped):,} left out: " + ", ".join(f"{n:,} {reason}" for reason, n in order)


def _glossary() -> Html:
    """What the kinds are, and what the two percentages say."""
    kinds = (
        part
        for kind in CloneType
        for part in (
            element("dt", element("span", KINDS[kind].id.replace("-", " "), class_="kind " + kind)),
            element("dd", f"{KINDS[kind].what} {KINDS[kind].remedy}"),
        )
    )
    numbers = (
        element("dt", "alike"),
        element("dd", "How close the two are for the model that reads them; 100% is the same."),
        element("dt", "sure"),
        element("dd", "How likely a reviewer is to call them duplicates, after a second look."),
    )
    listed = element("dl", *kinds, *numbers, class_="facts")
    return element("details", element("summary", "What the words mean"), listed, class_="fold part")
