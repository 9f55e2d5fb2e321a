from html_reader import Page
from sample import REPORT

from dupcheck.report.html_filter import bar


def test_one_can_choose_what_there_is() -> None:
    page = Page(bar(REPORT))
    values = [one["value"] for one in page.having("option")]
    assert values[:5] == ["", "type-1", "type-2", "type-3", "cross-language"]
    assert values[5:8] == ["", "go", "python"]


def test_it_is_hidden_until_the_script_runs() -> None:
    (form,) = Page(bar(REPORT)).having("form")
    assert form == {"id": "filter", "role": "search", "aria-label": "Findings", "hidden": ""}


def test_every_field_has_a_label() -> None:
    page = Page(bar(REPORT))
    fields = [*page.having("input"), *page.having("select")]
    assert len(fields) == len(page.having("label")) == 9
