"""The top of a page: what was found in a sentence, in figures, by kind and by file."""

from collections import Counter
from collections.abc import Iterator

from dupcheck.changes import Change
from dupcheck.records import CloneType, Report, Standing
from dupcheck.report import figures
from dupcheck.report.html_element import Html, element, shown
from dupcheck.report.html_finding import saved
from dupcheck.report.kinds import KINDS
from dupcheck.report.notices import notices
from dupcheck.report.words import count

_MOST_NOTICES = 50
_MOST_FILES = 10
_SHORT_HASH = 12
_WIDTH = 1000


def header(report: Report) -> Html:
    """The headline, what it is about, and what is to be noted."""
    about = _about(report.change) if report.change else "The whole repository"
    return element(
        "header",
        element("p", element("strong", "dupcheck"), " ", about, class_="about"),
        element("h1", figures.headline(report)),
        *_noticed(report),
    )


def _about(change: Change) -> Html:
    head = [" at ", element("code", change.head[:_SHORT_HASH])] if change.head else []
    return element("span", "Change ", element("code", shown(change.title, 200)), *head)


def _noticed(report: Report) -> Iterator[Html]:
    said = notices(report)
    if said:
        items = [element("li", notice) for notice in said[:_MOST_NOTICES]]
        if (more := len(said) - len(items)) > 0:
            items.append(element("li", f"and {count(more, 'more notice')}"))
        listed = element("ul", *items)
        yield element("section", element("h2", "To be noted"), listed, class_="notices")


def overview(report: Report) -> Html:
    """Figures, the bar of kinds, and the files that repeat most; nothing where nothing is."""
    parts = [element("h2", "Overview", class_="unseen"), _tiles(report)]
    if report.findings:
        parts += [element("div", _by_kind(report), _by_file(report), class_="columns")]
    return element("section", *parts, class_="overview")


def _tiles(report: Report) -> Html:
    findings = report.findings
    known = sum(finding.standing is Standing.KNOWN for finding in findings)
    told = [
        ("findings", len(findings)),
        ("failing", sum(finding.fails for finding in findings)),
        ("lines in copies", sum(map(saved, findings))),
        ("files with copies", len({copy.function.path for one in findings for copy in one.copies})),
    ]
    told += [("known", known)] if known else []
    told += [("suppressed", len(report.quiet))] if report.quiet else []
    tiles = (
        element("div", element("dt", label), element("dd", f"{number:,}")) for label, number in told
    )
    return element("dl", *tiles, class_="tiles")


def _by_kind(report: Report) -> Html:
    found = Counter(copy.verdict.clone_type for one in report.findings for copy in one.copies)
    kinds = [kind for kind in CloneType if found[kind]]
    legend = (
        element(
            "li",
            element("span", KINDS[kind].id.replace("-", " "), class_=f"kind {kind.value}"),
            element("span", f"{found[kind]:,}", class_="number"),
            element("small", KINDS[kind].remedy),
        )
        for kind in kinds
    )
    return element(
        "div",
        element("h3", "Copies by kind"),
        _bar([(kind, found[kind]) for kind in kinds]),
        element("ul", *legend, class_="legend"),
    )


def _bar(parts: list[tuple[CloneType, int]]) -> Html:
    total, start, drawn = sum(number for _, number in parts), 0, []
    for kind, number in parts:
        x, end = (round(_WIDTH * at / total) for at in (start, start + number))
        width = max(end - x - (4 if start + number < total else 0), 2)
        drawn.append(element("rect", class_=kind.value, x=x, y=0, width=width, height=14))
        start += number
    # The legend has the same in words.
    box = {"viewBox": f"0 0 {_WIDTH} 14", "preserveAspectRatio": "none", "aria_hidden": "true"}
    return element("svg", *drawn, class_="bar", **box)


def _by_file(report: Report) -> Html:
    members = [copy.function for finding in report.findings for copy in finding.copies]
    copies = Counter(one.path for one in members)
    lines: Counter[str] = Counter()
    for one in members:
        lines[one.path] += one.lines.end - one.lines.start + 1
    order = sorted(copies, key=lambda path: (-lines[path], -copies[path], path))
    head = ("File", "Copies", "Lines")
    rows = (
        element(
            "tr",
            element("td", shown(path, 300), class_="path"),
            element("td", f"{copies[path]:,}"),
            element("td", f"{lines[path]:,}"),
        )
        for path in order[:_MOST_FILES]
    )
    headings = element("tr", *(element("th", text, scope="col") for text in head))
    return element(
        "div",
        element("h3", "Files with the most copied lines"),
        element("table", element("thead", headings), element("tbody", *rows), class_="files"),
    )
