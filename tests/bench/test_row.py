"""The row to paste: complete, of one line, and without anything private."""

from dataclasses import replace

import pytest

from dupcheck.bench.limits import Limit
from dupcheck.bench.outcome import Outcome, Wanted, outcome
from dupcheck.bench.row import number, percent, public, table
from dupcheck.bench.speed import Speed
from dupcheck.config import Settings


@pytest.fixture(scope="module")
def measured() -> Outcome:
    return outcome(Settings(jobs=1), Wanted(seconds=0), lambda *_: None)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("builtin", "builtin"),
        ("hf:owner/name", "hf:owner/name"),
        ("path:/home/ada/models/mine/", "path:mine"),
        (r"path:C:\Users\ada\mine", "path:mine"),
        ("openai:http://10.0.0.7:8000/v1#qwen", "openai:qwen"),
        ("cohere:embed-v4.0", "cohere:embed-v4.0"),
    ],
)
def test_names_say_nothing_of_folders_and_servers(name: str, shown: str) -> None:
    assert public(name) == shown


def test_numbers_are_short() -> None:
    assert [number(value) for value in (0.01234, 3.14159, 99.94, 466.6, 12345.6)] == [
        "0.0123", "3.14", "99.9", "467", "12,346",
    ]  # fmt: skip
    assert percent(0.4951) == "50 %"


def cells(outcome: Outcome) -> dict[str, str]:
    head, rule, row = table(outcome).splitlines()
    names, values = (line.strip("| ").split(" | ") for line in (head, row))
    assert len(names) == len(values) == len(rule.strip("|").split("|"))
    return dict(zip(names, values, strict=True))


def test_the_row_of_the_embedded_model(measured) -> None:
    found = cells(measured)
    assert found["model"].startswith("builtin ")
    assert "dupcheck" in found["runs on"]
    assert found["first: renamed"].endswith(" %")
    assert found["scan reports r/e/w/p"].endswith(" of 49")
    assert found["tokens/s"] == found["of the limit"] == "n/a"
    assert float(found["functions/s"].replace(",", "")) > 10


def test_the_row_of_a_model_that_reads_tokens(measured) -> None:
    bound = Limit(numbers="int8", library="torch 2", multiply_adds=1e11)
    fast = Speed(functions=10, source_bytes=5_000, tokens=932, seconds=2.0)
    other = replace(
        measured,
        model=replace(measured.model, name="path:/srv/a|b/qwen", revision="0123456789abcdef"),
        speed=fast, limit=bound, share=0.48, peak_memory=None, quality=None, reported=None,
    )  # fmt: skip
    found = cells(other)
    assert found["model"] == f"path:qwen 0123456789ab, {measured.model.dim} numbers, float32"
    assert (found["tokens/s"], found["functions/s"], found["of the limit"]) == ("466", "5", "48 %")
    assert found["peak MiB"] == found["AP"] == "n/a"
