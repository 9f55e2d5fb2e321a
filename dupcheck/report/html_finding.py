"""One finding in a page: a card with all that is known of it, or a row of a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from dupcheck.records import CloneType, Finding, Related, Verdict
from dupcheck.report import words
from dupcheck.report.alerts import Alert, alert_headline
from dupcheck.report.html_code import comparison, listing
from dupcheck.report.html_element import Html, element, joined, shown
from dupcheck.report.html_place import named, place
from dupcheck.report.kinds import KINDS
from dupcheck.report.sentence import short_name
from dupcheck.report.severity import standing, unusual
from dupcheck.report.style import Style

_MOST_COPIES = 12
_MOST_COMPARED = 6
_MOST_PLACES = 200
_MOST_IN_SHORT = 2
_MOST_STEPS = 8
_ROOM = 140
_PLAIN = Style(color=False, unicode=True)
_FINGERPRINT = re.compile(r"[0-9a-f]{1,64}")


def anchor(finding: Finding) -> str:
    """The name of the place of a finding in its page, "" where it has none."""
    return f"f-{finding.fingerprint}" if _FINGERPRINT.fullmatch(finding.fingerprint) else ""


def card(spoken: Sequence[Alert], links: str, *, opened: bool, with_code: bool = True) -> Html:
    """The finding that these alerts speak of, folded but for what it says."""
    finding = spoken[0].finding
    told = _body(finding, links, with_code=with_code)
    body = element("div", *told, class_="body", id=anchor(finding) or False)
    folded = element("details", _summary(spoken), body, open=opened)
    return element("article", folded, class_="card", **_facts(finding))


def row(spoken: Sequence[Alert], links: str) -> Html:
    """The same in short."""
    finding = spoken[0].finding
    copies = [copy.function for copy in finding.copies]
    listed = joined((place(copy, links) for copy in copies[:_MOST_IN_SHORT]), ", ")
    more = f" and {len(copies) - _MOST_IN_SHORT:,} more" if len(copies) > _MOST_IN_SHORT else ""
    return element(
        "tr",
        element("td", named(finding.keep), " ", place(finding.keep, links)),
        element("td", listed, more),
        element("td", *(_badge(kind) for kind in _kinds(finding))),
        element("td", _alike(finding)),
        id=anchor(finding) or False,
        **_facts(finding),
    )


def saved(finding: Finding) -> int:
    """How many lines the copies have."""
    spans = (copy.function.lines for copy in finding.copies)
    return sum(lines.end - lines.start + 1 for lines in spans)


def _facts(finding: Finding) -> dict[str, str | int]:
    """What the page filters and sorts by."""
    members = (finding.keep, *(copy.function for copy in finding.copies))
    return {
        "data_kinds": " ".join(kind.value for kind in _kinds(finding)),
        "data_languages": " ".join(sorted({one.language for one in members})),
        "data_standing": standing(finding).replace(",", ""),
        "data_alike": max(_percents(finding)),
        "data_copies": len(finding.copies),
        "data_lines": saved(finding),
    }


def _summary(spoken: Sequence[Alert]) -> Html:
    finding = spoken[0].finding
    where = spoken[0].function if finding.touched else finding.keep
    number = len(finding.copies)
    path = shown(where.path, 300)
    meta = [
        element("span", Html(f"{path}:{where.lines.start}"), class_="place"),
        *(_badge(kind) for kind in _kinds(finding)),
        element("span", words.count(number, "copy")),
        element("span", words.count(saved(finding), "line")),
    ]
    if told := unusual(finding).strip(" ()"):
        meta.append(element("span", told, class_="tag"))
    return element(
        "summary",
        element("h3", *_headline(spoken)),
        element("span", _alike(finding), element("small", " alike"), class_="alike"),
        element("span", *meta, class_="meta"),
    )


def _headline(spoken: Sequence[Alert]) -> Iterator[str]:
    alert, finding = spoken[0], spoken[0].finding
    if not finding.touched:
        yield named(finding.keep)
        yield f" {words.advice(finding)}"
        return
    name = short_name(alert.function)
    yield element("code", name, class_="name")
    yield alert_headline(replace(alert, parameters=())).removeprefix(name)
    if more := len(spoken) - 1:
        yield f"; {words.count(more, 'more copy')} in this change"


def _body(finding: Finding, links: str, *, with_code: bool) -> Iterator[Html]:
    copies = sorted(finding.copies, key=lambda copy: copy.function not in finding.touched)
    told = copies[:_MOST_COPIES]
    compared = told[:_MOST_COMPARED] if with_code else ()
    tables = [comparison(copy.verdict, links) for copy in compared]
    yield _keep(finding, links)
    if not all(tables):
        # Copies that do not differ in any line need no table of their own.
        yield _fold("Code", listing(finding.keep, links), opened=not tables[0])
    items = (
        _copy(finding, copy, table, opened=not at, links=links)
        for at, (copy, table) in enumerate(zip_longest(told, tables))
    )
    yield element("ol", *items, class_="copies")
    if rest := copies[_MOST_COPIES:]:
        yield _others(rest, links)
    own = anchor(finding)
    address = element("a", f"#{own}", href=f"#{own}", class_="permalink") if own else Html()
    yield element("p", f"{standing(finding)} ", address, class_="foot")


def _keep(finding: Finding, links: str) -> Html:
    said = [element("dt", "keep"), element("dd", place(finding.keep, links), _touched(finding))]
    if finding.why_keep:
        said[1] = element(
            "dd",
            place(finding.keep, links),
            _touched(finding),
            element("span", finding.why_keep, class_="why"),
        )
    signature = finding.signature or finding.keep.name
    said += [element("dt", "is"), element("dd", element("code", shown(signature, 300)))]
    return element("dl", *said, class_="keep facts")


def _touched(finding: Finding) -> Html:
    touched = finding.keep in finding.touched
    return element("span", "in this change", class_="tag") if touched else Html()


def _copy(finding: Finding, copy: Related, table: Html | None, *, opened: bool, links: str) -> Html:
    touched = copy.function in finding.touched
    tag = element("span", "in this change", class_="tag") if touched else Html()
    verdict = copy.verdict
    said = words.comparison(verdict).removeprefix(words.kind(verdict)).removeprefix(", ")
    who = element(
        "p",
        place(copy.function, links),
        named(copy.function),
        _badge(verdict.clone_type, words.kind(verdict)),
        element("span", said),
        tag,
        class_="who",
    )
    told = tuple(_told(copy, compared=table is not None))
    facts = element("dl", *told, class_="facts") if told else Html()
    code = _fold("Code", table, opened=opened) if table else Html()
    return element("li", who, facts, code, _evidence(verdict))


def _told(copy: Related, *, compared: bool) -> Iterator[Html]:
    """What differs, and how the function to keep is reached from here."""
    differences = copy.verdict.differences
    if compared:  # which shows best what stands on one side only
        differences = tuple(one for one in differences if one.kind != "code")
    for change in words.changes(differences, _PLAIN, _ROOM, copy.parameters):
        yield element("dt", change.label)
        yield element("dd", element("code", change.text))
    if copy.reach:
        steps = copy.reach.split("\n")[:_MOST_STEPS]
        text = joined((element("code", shown(step, 300)) for step in steps), "<br>")
        yield element("dt", "use")
        yield element("dd", text)


def _evidence(verdict: Verdict) -> Html:
    measures = (*verdict.evidence, ("confidence", verdict.confidence))
    said = ", ".join(f"{name} {value:.4g}" for name, value in measures)
    return _fold("Evidence", element("p", said, class_="measures"))


def _fold(said: str, content: Html, *, opened: bool = False) -> Html:
    return element("details", element("summary", said), content, class_="fold", open=opened)


def _others(rest: Sequence[Related], links: str) -> Html:
    """The copies that are not shown, by their places."""
    items = [
        element("li", place(copy.function, links), " ", words.comparison(copy.verdict))
        for copy in rest[:_MOST_PLACES]
    ]
    if (more := len(rest) - len(items)) > 0:
        items.append(element("li", f"and {words.count(more, 'more copy')}"))
    return _fold(words.count(len(rest), "more copy"), element("ul", *items, class_="others"))


def _badge(kind: CloneType, text: str = "") -> Html:
    return element("span", text or KINDS[kind].id.replace("-", " "), class_=f"kind {kind.value}")


def _kinds(finding: Finding) -> list[CloneType]:
    found = {copy.verdict.clone_type for copy in finding.copies}
    return [kind for kind in CloneType if kind in found]


def _percents(finding: Finding) -> list[int]:
    likeness = (words.percent(copy.verdict.alike) for copy in finding.copies)
    return [int(text.removesuffix("%")) for text in likeness]


def _alike(finding: Finding) -> str:
    found = _percents(finding)
    low, high = min(found), max(found)
    return f"{high}%" if low == high else f"{low}\N{EN DASH}{high}%"
