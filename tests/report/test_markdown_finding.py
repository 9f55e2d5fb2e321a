from dataclasses import replace

import pytest
from diff_sample import DIFF_REPORT
from hypothesis import given
from hypothesis import strategies as st
from rendered import Page
from sample import CLAMP, SLUGIFY, function, related, report_of

from dupcheck.records import CloneType, Finding, Parameter
from dupcheck.report.alerts import alerts
from dupcheck.report.markdown_finding import HEADINGS, Block, block
from dupcheck.report.words import needed

KEEP = function("web/text.py", "slugify", SLUGIFY)
T1, T2, T3, T4, PORT = CloneType


def finding(*kinds: CloneType, **fields: object) -> Finding:
    copies = tuple(
        related(KEEP, function(f"c{at:02}.py", f"copy{at}", CLAMP), kind, 0.9, 0.9)
        for at, kind in enumerate(kinds)
    )
    return replace(Finding(keep=KEEP, fingerprint="f", copies=copies), **fields)


def told(of: Finding, *, excerpts: bool = True) -> Block:
    return block(of, alerts(report_of(of)), "", excerpts=excerpts)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (T1, "reuse it"),
        (T2, "make them one"),
        (T3, "make them one"),
        (T4, "make them one"),
        (PORT, "change them together"),
    ],
)
def test_what_to_do(kind: CloneType, said: str) -> None:
    (row,) = told(finding(kind)).rows
    cells = [cell.strip() for cell in row.strip("|").split(" | ")]
    assert len(cells) == len(HEADINGS)
    assert cells[0] == "`c00.py:1`"
    assert cells[2] == "`web/text.py:1` `slugify`"
    assert cells[-1] == said


def test_of_two_new_ones_one_is_kept() -> None:
    of = finding(T1)
    (row,) = told(replace(of, touched=(KEEP, of.copies[0].function))).rows
    assert row.endswith("| keep one of the two |")


def test_steps_to_reach_it_stand_in_the_row_and_below() -> None:
    of = finding(T1)
    copy = replace(of.copies[0], reach="from web.text import slugify\nslugify(...)")
    shown = told(replace(of, copies=(copy,)))
    assert shown.rows[0].endswith("| reuse it: `from web.text import slugify; slugify(...)` |")
    at = shown.details.index("  - to reach it from there:")
    assert shown.details[at + 1 : at + 5] == (
        "    ```python",
        "    from web.text import slugify",
        "    slugify(...)",
        "    ```",
    )


def test_many_copies_are_cut_and_counted() -> None:
    shown = told(finding(*[T1] * 20))
    assert len(shown.rows) == 13
    assert shown.rows[-1].startswith("| and 8 more copies of `slugify` |")
    assert "- and 8 more copies" in shown.details


def test_many_parameters_are_cut_and_counted() -> None:
    of = finding(T2)
    some = tuple(Parameter(kind="value", left=str(at), right="x") for at in range(10))
    copy = replace(of.copies[0], parameters=some)
    (line,) = [one for one in told(replace(of, copies=(copy,))).details if "parameters" in one]
    assert line == f"  - needs: `{needed(some)}`"
    assert "10 parameters: 0 or x, " in line


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("`\n:->|#")))
def test_no_step_ends_its_block(reach: str) -> None:
    of = finding(T1)
    shown = told(replace(of, copies=(replace(of.copies[0], reach=f"{reach}\nx"),)), excerpts=False)
    page = Page("\n".join(shown.details) + "\n")
    assert (page.tags["details"], page.tags["ul"], page.tags["pre"]) == (1, 2, 1)
    assert "- new, fails" in "\n".join(shown.details)


def test_excerpts_show_what_is_not_seen_elsewhere() -> None:
    def blocks(*kinds: CloneType) -> list[str]:
        return [line for line in told(finding(*kinds)).details if line.startswith("```")][::2]

    assert blocks(T1) == ["```python"]
    assert blocks(T2) == blocks(T3) == ["```python", "```diff"]
    assert blocks(T4) == blocks(PORT) == ["```python", "```python"]
    assert not [line for line in told(finding(T4), excerpts=False).details if "```" in line]


def test_what_the_change_touched_is_said() -> None:
    (of, *_) = DIFF_REPORT.findings
    details = block(of, (), "", excerpts=False).details
    page = Page("\n".join(details) + "\n")
    assert page.text.count("in this change") == 2
    assert (page.tags["details"], page.tags["ul"]) == (1, 4)
