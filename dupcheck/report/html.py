"""A page for people: one file that asks for no other, and is whole without its script.

A browser should open it whatever there is, so findings beyond a budget stand in a table in short,
and of what is beyond that the number is said.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from hashlib import sha256
from importlib import resources

from dupcheck.records import Report
from dupcheck.report import figures
from dupcheck.report.alerts import Alert, alerts, by_finding
from dupcheck.report.html_element import Html, element, joined
from dupcheck.report.html_filter import bar
from dupcheck.report.html_finding import card, row
from dupcheck.report.html_overview import header, overview
from dupcheck.report.html_rest import footer, rest
from dupcheck.report.options import ReportOptions
from dupcheck.report.words import count

_CARDS = 8_000_000
_ROWS = 6_000_000
_OPEN = 3
_HEADS = ("Keep", "Copies", "Kind", "Alike")
_ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
    "%3Crect x='1' y='1' width='9' height='9' rx='2' fill='%23356fb5'/%3E"
    "%3Crect x='6' y='6' width='9' height='9' rx='2' fill='%23c8701e'/%3E%3C/svg%3E"
)


def render(report: Report, options: ReportOptions) -> str:
    """The whole page."""
    spoken = by_finding(alerts(report))
    skip = element("a", "Skip to the findings", href="#findings", class_="skip")
    body = (
        *([skip] if spoken else []),
        header(report),
        element(
            "main",
            overview(report),
            *_findings(report, spoken, options),
            *_end(report, options.links),
        ),
        footer(report),
        _own("script", "report.js"),
    )
    page = element("html", _head(report), element("body", joined(body, "\n")), lang="en")
    return f"<!DOCTYPE html>\n{page}\n"


def _head(report: Report) -> Html:
    parts = (
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"dupcheck: {figures.headline(report)}"),
        element("link", rel="icon", href=_ICON),
        _own("style", "report.css"),
        _own("style", "unified.css", media="(max-width: 60rem)"),
    )
    return element("head", joined(parts, "\n"))


def _policy() -> str:
    """What a browser may do for the page: run and apply what is ours, and nothing else."""
    styles = f"{_hash('report.css')} {_hash('unified.css')}"
    return (
        f"default-src 'none'; script-src {_hash('report.js')}; style-src {styles}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _own(tag: str, name: str, **attributes: str) -> Html:
    return element(tag, Html(_text(name)), **attributes)


def _text(name: str) -> str:
    return (resources.files(__package__) / "page" / name).read_text(encoding="utf-8")


def _hash(name: str) -> str:
    return f"'sha256-{b64encode(sha256(_text(name).encode()).digest()).decode()}'"


def _findings(
    report: Report, spoken: Sequence[Sequence[Alert]], options: ReportOptions
) -> Iterator[Html]:
    """As many cards as there is room for, then rows."""
    if not spoken:
        return
    links, code = options.links, options.may_show_code
    told = (card(one, links, opened=at < _OPEN, with_code=code) for at, one in enumerate(spoken))
    cards = _within(_CARDS, told)
    yield element(
        "section",
        element("h2", "Findings"),
        bar(report),
        element("div", joined(cards, "\n"), class_="cards"),
        *_in_short(spoken[len(cards) :], links),
        id="findings",
    )


def _in_short(spoken: Sequence[Sequence[Alert]], links: str) -> Iterator[Html]:
    rows = _within(_ROWS, (row(one, links) for one in spoken))
    if spoken:
        heads = element("tr", *(element("th", head, scope="col") for head in _HEADS))
        table = element("tbody", joined(rows, "\n"))
        said = element("summary", f"{count(len(spoken), 'more finding')} in short")
        listed = element("table", element("thead", heads), table, class_="list short")
        yield element("details", said, listed, class_="fold part")
    if more := len(spoken) - len(rows):
        yield element("p", f"{count(more, 'more finding')} left out here; other formats have all.")


def _within(budget: int, parts: Iterator[Html]) -> list[Html]:
    """As many as fit, in order."""
    kept: list[Html] = []
    for part in parts:
        budget -= len(part.encode())
        if budget < 0:
            break
        kept.append(part)
    return kept


def _end(report: Report, links: str) -> Iterator[Html]:
    heading = element("h2", "Besides", class_="unseen")
    yield element("section", heading, *rest(report, links), class_="besides")
