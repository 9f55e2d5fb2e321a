import json
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from diff_sample import DIFF_REPORT
from hostile_sample import HOSTILE_REPORT
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sample import REPORT, SLUGIFY, function, related, report_of

from dupcheck.changes import Where
from dupcheck.records import CloneType, Finding, Silencer, Skipped, SkipReason, Standing
from dupcheck.report.json_report import render
from dupcheck.report.options import ReportOptions

EXPECTED = Path(__file__).parent / "expected"
SCHEMA = json.loads((resources.files("dupcheck.report") / "report.schema.json").read_text())
CASES = {
    "report": ReportOptions(),
    "everything": ReportOptions(show="unified", statistics=True, verbosity=1, list_skipped=True),
}


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("case", CASES)
def test_expected_output(case: str, golden: Callable[[Path, str], None]) -> None:
    text = render(REPORT, CASES[case])
    Draft202012Validator(SCHEMA).validate(json.loads(text))
    golden(EXPECTED / f"{case}.json", text)


def test_a_change_and_all_that_comes_with_it(golden: Callable[[Path, str], None]) -> None:
    text = render(DIFF_REPORT, ReportOptions())
    Draft202012Validator(SCHEMA).validate(json.loads(text))
    golden(EXPECTED / "change.json", text)


def test_a_hostile_repository_gives_a_valid_document() -> None:
    text = render(HOSTILE_REPORT, ReportOptions(show="unified"))
    assert text.isascii()
    Draft202012Validator(SCHEMA).validate(json.loads(text))


def test_the_schema_knows_every_value_of_the_records() -> None:
    definitions = SCHEMA["$defs"]
    assert definitions["copy"]["properties"]["clone_type"]["enum"] == [*CloneType]
    assert definitions["skipped"]["properties"]["reason"]["enum"] == [*SkipReason]
    assert definitions["finding"]["properties"]["standing"]["enum"] == [*Standing]
    assert definitions["suppressed"]["properties"]["by"]["enum"] == [*Silencer]
    assert definitions["change"]["properties"]["after"]["enum"] == [*Where]


def test_the_schema_refuses_what_it_does_not_know() -> None:
    document = json.loads(render(REPORT, ReportOptions()))
    document["findings"][0]["copies"][0]["similarity"] = 1.5
    document["findings"][0]["extra"] = 1
    paths = {error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(document)}
    assert paths == {"$.findings[0]", "$.findings[0].copies[0].similarity"}


def test_differences_are_told_from_the_function_to_keep() -> None:
    finding = json.loads(render(REPORT, ReportOptions()))["findings"][0]
    edited = next(copy for copy in finding["copies"] if copy["clone_type"] == "type-3")
    assert edited["differences"][0] == {
        "kind": "code",
        "keep": "",
        "copy": 'if not text:\nreturn ""',
        "keep_line": None,
        "copy_line": 8,
    }


def test_nothing_depends_on_the_machine_unless_asked_for() -> None:
    document = json.loads(render(REPORT, ReportOptions()))
    assert "statistics" not in document
    assert "seconds" not in json.dumps(document)


@given(
    st.text(st.characters(exclude_categories=())), st.text(st.characters(codec="utf-8"), min_size=1)
)
def test_any_name_gives_ascii_that_strict_readers_take(name: str, path: str) -> None:
    keep, copy = function(path, name, SLUGIFY), function(path, name + "x", SLUGIFY + name)
    finding = Finding(
        keep=keep, fingerprint="f", copies=(related(keep, copy, CloneType.TYPE_1, 1.0, 1.0),)
    )
    skipped = Skipped(path=path, reason=SkipReason.BINARY, detail=name)
    text = render(report_of(finding, skipped=(skipped,)), ReportOptions(show="unified"))
    assert text.isascii()
    document = json.loads(text)
    Draft202012Validator(SCHEMA).validate(document)
    assert document["findings"][0]["keep"]["path"] == path
    document["skipped"][0]["detail"].encode("utf-8")  # no lone surrogate is left


def test_bytes_that_are_no_utf8_are_written_as_bytes() -> None:
    skipped = Skipped(path="caf\udce9.py", reason=SkipReason.BINARY, detail="\ud800")
    (item,) = json.loads(render(report_of(skipped=(skipped,)), ReportOptions()))["skipped"]
    assert (item["path"], item["detail"]) == (r"caf\xe9.py", r"\ud800")
