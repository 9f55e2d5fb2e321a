"""The bar above the findings; a page shows it only where its script runs."""

from collections.abc import Iterable

from dupcheck.records import CloneType, Report
from dupcheck.report.html_element import Html, element
from dupcheck.report.kinds import KINDS

_ORDERS = (
    ("", "importance"),
    ("alike", "likeness"),
    ("copies", "number of copies"),
    ("lines", "lines in copies"),
    ("path", "path"),
)
_STANDINGS = (("", "all"), ("new", "new"), ("known", "known"), ("fails", "failing"))
_VIEWS = (("", "as fits"), ("beside", "side by side"), ("unified", "unified"))


def bar(report: Report) -> Html:
    """Fields to filter and sort by, and what acts on all cards."""
    members = {
        one.language
        for finding in report.findings
        for one in (finding.keep, *(copy.function for copy in finding.copies))
    }
    found = {copy.verdict.clone_type for one in report.findings for copy in one.copies}
    languages = [("", "all"), *((name, name) for name in sorted(members))]
    kinds = [
        ("", "all"),
        *((kind.value, KINDS[kind].id.replace("-", " ")) for kind in CloneType if kind in found),
    ]
    fields = (
        _input("text", "Search", type="search", placeholder="name, code, words"),
        _input("path", "Path", type="search", placeholder="src/"),
        _select("kind", "Kind", kinds),
        _select("language", "Language", languages),
        _select("standing", "Standing", _STANDINGS),
        _input("alike", "Alike from", type="number", min=0, max=100, step=5, placeholder="0%"),
        _select("sort", "Sort by", _ORDERS),
        _select("view", "Code", _VIEWS),
    )
    return element(
        "form",
        element("div", *fields, class_="fields"),
        element("div", *_acts(), class_="acts"),
        id="filter",
        role="search",
        aria_label="Findings",
        hidden=True,
    )


def _acts() -> Iterable[Html]:
    yield element("p", id="count", role="status")
    keys = element("input", type="checkbox", id="keys", checked=True)
    said = (" keys: ", *_keys("j", "k", "/", "u", "c", "e"))
    hint = "j and k move, / searches, u changes the view, c collapses, e expands"
    yield element("label", keys, *said, title=hint)
    yield element("button", "Reset", type="reset")
    yield element("button", "Collapse all", type="button", id="collapse")
    yield element("button", "Expand all", type="button", id="expand")


def _keys(*names: str) -> Iterable[Html]:
    return (element("kbd", name) for name in names)


def _input(name: str, label: str, **attributes: str | int) -> Html:
    field = element("input", id=name, name=name, autocomplete="off", **attributes)
    return element("label", element("span", label), field, class_="field")


def _select(name: str, label: str, choices: Iterable[tuple[str, str]]) -> Html:
    options = (element("option", text, value=value) for value, text in choices)
    field = element("select", *options, id=name, name=name)
    return element("label", element("span", label), field, class_="field")
