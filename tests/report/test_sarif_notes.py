from dataclasses import replace

from sample import report_of

from dupcheck.records import Skipped, SkipReason, Unused
from dupcheck.report.sarif_notes import notifications


def test_what_is_missing_comes_first() -> None:
    report = replace(report_of(), notices=("no model",))
    first, second = notifications(report, 1)
    assert first["message"]["text"].startswith("1 more result did not fit")
    assert (second["message"]["text"], second["level"]) == ("no model", "warning")


def test_what_was_skipped_has_its_place() -> None:
    file = Skipped(path="a b.py", reason=SkipReason.GENERATED, detail="its header says so")
    part = Skipped(path="c.py", reason=SkipReason.SYNTAX_ERROR, line=17)
    one, other = notifications(report_of(skipped=[file, part]), 0)
    assert one["message"]["text"] == "The file was not read: generated (its header says so)"
    assert one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.py"
    assert other["locations"][0]["physicalLocation"]["region"] == {"startLine": 17}


def test_text_of_the_repository_is_harmless_and_links_nowhere() -> None:
    report = replace(report_of(), unused=(Unused(where="x\n.py:1", text="[a](https://x)"),))
    (note,) = notifications(report, 0)
    assert note["message"]["text"] == (r"Matches nothing any more: \[a\](https://x) (x\\x0a.py:1)")


def test_nothing_to_say_is_nothing() -> None:
    assert notifications(report_of(), 0) == []
