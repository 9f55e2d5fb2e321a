from dataclasses import replace

from diff_sample import DIFF_REPORT
from sample import REPORT, report_of

from dupcheck.records import ModelId
from dupcheck.report.figures import headline, limits, model, read


def test_what_was_found() -> None:
    assert headline(REPORT) == "2 functions exist more than once: 4 copies."
    assert headline(report_of(REPORT.findings[1])) == "1 function exists more than once: 1 copy."
    assert headline(report_of()) == "No duplicates found."


def test_a_function_of_a_change_counts_once_however_much_it_repeats() -> None:
    said = headline(DIFF_REPORT)
    twice = replace(DIFF_REPORT, findings=(*DIFF_REPORT.findings, DIFF_REPORT.findings[0]))
    assert headline(twice) == said


def test_how_much_was_read() -> None:
    said = "88 files, 1,204 functions, 911 large enough to compare"
    assert read(REPORT) == f"{said} (python 1,100, go 104)"
    stats = replace(REPORT.stats, languages=())
    assert read(replace(REPORT, stats=stats)) == said
    eight = tuple((name, 1) for name in "abcdefgh")
    stats = replace(REPORT.stats, languages=eight)
    assert read(replace(REPORT, stats=stats)).endswith("e 1, f 1 and 2 more languages)")


def test_how_much_a_change_touched() -> None:
    assert read(DIFF_REPORT).endswith("(python 1,100, go 104); 9 added or changed")


def test_which_models_had_a_say() -> None:
    assert model(REPORT) == "builtin@9f2c1d77aa01/256/float16/1"
    other = ModelId(name="other", revision="1", dim=8, precision="int8", recipe="r")
    stats = replace(REPORT.stats, embedded=5, reused=6, left=7, reranked=1)
    assert model(replace(REPORT, proposer=other, reranker=other, stats=stats)).endswith(
        " read 11 functions; 7 were left to other@1/8/int8/r; other@1/8/int8/r looked at 1 pair"
    )


def test_from_where_on_something_is_reported() -> None:
    assert limits(REPORT) == "alike from 60% (50% across languages), sure from 50%"
