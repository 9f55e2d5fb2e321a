"""What the labelled set calls the same does the same, and what it calls a negative does not.

`cases.json` has lists of arguments for the functions that take plain values.
"""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from dupcheck.bench.labelled import Labelled, Role, labelled_set

CASES = json.loads((Path(__file__).parent / "cases.json").read_text("utf-8"))
RUNNABLE = ("python", "javascript")
SAME = (Role.REWRITTEN, Role.PORTED)

# Runs each of several pieces of code with its lists of arguments.
NODE = """
const jobs = JSON.parse(require("fs").readFileSync(0, "utf8"));
const answer = (call, row) => {
  try { return call(...row); } catch { return "raises"; }
};
const answers = jobs.map(({ code, name, rows }) => {
  const call = new Function(`${code}\\nreturn ${name};`)();
  return rows.map((row) => answer(call, row));
});
console.log(JSON.stringify(answers));
"""


def task(one: Labelled) -> str:
    return one.source.path.partition("/")[0]


def runnable() -> Iterator[Labelled]:
    for one in labelled_set():
        if task(one) in CASES and one.function.language in RUNNABLE and one.role is not Role.EDITED:
            yield one


@pytest.fixture(scope="module")
def answers() -> dict[str, list[object]]:
    """What each function answers to the cases of its task, by path."""
    found = {}
    scripts = [one for one in runnable() if one.function.language == "javascript"]
    for one, rows in zip(scripts, node(scripts) if shutil.which("node") else [], strict=False):
        found[one.source.path] = plain(rows)
    for one in runnable():
        if one.function.language == "python":
            found[one.source.path] = plain(python(one, CASES[task(one)]))
    return found


def node(scripts: list[Labelled]) -> list[list[object]]:
    jobs = [
        {
            "code": one.source.content.decode(),
            "name": one.function.name,
            "rows": CASES[task(one)],
        }
        for one in scripts
    ]
    done = subprocess.run(
        ["node", "-e", NODE], input=json.dumps(jobs), capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def python(one: Labelled, cases: list[list[object]]) -> list[object]:
    module: dict[str, object] = {}
    exec(compile(one.source.content, one.source.path, "exec"), module)
    call = module[one.function.name]
    return [answer(call, json.loads(json.dumps(row))) for row in cases]


def answer(call, row: list[object]) -> object:
    try:
        return call(*row)
    except (ValueError, TypeError, KeyError, AttributeError, IndexError):
        return "raises"


def plain(rows: list[object]) -> list[object]:
    """As JSON has it: pairs are lists, and 2.0 is 2."""
    return json.loads(json.dumps(rows), parse_float=lambda digits: round(float(digits), 9))


def couples(*roles: Role) -> list[tuple[str, str]]:
    """Paths of an original and of another of its task, both of which can be run."""
    originals = {task(one): one.source.path for one in runnable() if one.role is Role.ORIGINAL}
    return [
        (originals[task(one)], one.source.path)
        for one in runnable()
        if one.role in roles and task(one) in originals
    ]


def both(answers: dict[str, list[object]], one: str, other: str) -> tuple[list[object], ...]:
    if one not in answers or other not in answers:
        pytest.skip("no node here")
    return answers[one], answers[other]


@pytest.mark.parametrize(("original", "copy"), couples(*SAME))
def test_clones_agree(answers, original: str, copy: str) -> None:
    expected, found = both(answers, original, copy)
    assert found == expected
    assert any(one != "raises" for one in expected)


@pytest.mark.parametrize(("original", "negative"), couples(Role.NEGATIVE))
def test_negatives_do_not(answers, original: str, negative: str) -> None:
    expected, found = both(answers, original, negative)
    assert found != expected


@pytest.mark.parametrize("one", [one for one in runnable() if one.role is Role.RENAMED],
                         ids=lambda one: one.source.path)  # fmt: skip
def test_renamed_copies_run(answers, one: Labelled) -> None:
    """Their answers may differ: literals and the names of fields were changed as well."""
    if one.source.path not in answers:
        pytest.skip("no node here")
    assert any(answer != "raises" for answer in answers[one.source.path])


def test_there_is_much_to_run() -> None:
    assert len(couples(*SAME)) >= 25
    assert len(couples(Role.NEGATIVE)) >= 18
