from dataclasses import replace

import pytest
from diff_sample import DIFF_REPORT
from hypothesis import given, settings
from hypothesis import strategies as st
from sample import REPORT, SLUGIFY, function, related, report_of

from dupcheck.records import CloneType, Difference, Finding, Parameter, Unused
from dupcheck.report.options import EXCERPTS, ReportOptions
from dupcheck.report.table import REPORTERS, reporter


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("show", EXCERPTS)
def test_every_row_writes_lines(name: str, show: str) -> None:
    text = reporter(name)(REPORT, ReportOptions(show=show))
    assert text.endswith("\n")
    assert "web/text.py" in text


ANYTHING = st.text(
    st.characters(exclude_categories=()) | st.sampled_from("\n\r:#|`<&;]'"), max_size=20
)


@pytest.mark.parametrize("name", REPORTERS)
@pytest.mark.parametrize("kind", CloneType)
@given(st.lists(ANYTHING, min_size=6, max_size=6))
@settings(max_examples=15)
def test_any_text_can_be_written(name: str, kind: CloneType, texts: list[str]) -> None:
    path, called, code, reason, reach, notice = texts
    keep = function(f"a/{path}", called, f"{SLUGIFY}\n{code}", language="python")
    copy = function(f"b/{path}", f"{called}{reason}", f"{code}\n{SLUGIFY}", line=9)
    difference = Difference(kind="code", left=code, right=reason, left_line=1, right_line=9)
    told = replace(
        related(keep, copy, kind, 0.9, 0.9, [difference]),
        reach=reach,
        parameters=(Parameter(kind="value", left=code, right=reason),),
    )
    finding = Finding(keep=keep, fingerprint="f", copies=(told,), why_keep=reason, signature=reach)
    report = replace(
        report_of(finding),
        notices=(notice,),
        quiet=tuple(replace(one, reason=reason, where=path) for one in DIFF_REPORT.quiet),
        unused=(Unused(where=path, text=reason),),
    )
    text = reporter(name)(report, ReportOptions(list_suppressed=True))
    assert text.endswith("\n")
    assert "\r" not in text
    text.encode()
