from random import Random

import pytest

from training.corpus import Sample
from training.pairs import MUTATIONS, edited, forked, mutated, ported

CODE = "\n".join(
    [
        "kdef ifirst_one o( ivalues o, istart o) o:",
        "itotal o= istart",
        "kfor ivalue kin ivalues o:",
        "kif ivalue o> n10 o:",
        "itotal o+= ivalue",
        "kelse o:",
        "ilog o( stoo␣small o, ivalue o)",
        "kreturn itotal o* n2",
        "kdef ifollows o( ) o: kpass",
    ]
)


def sample(**changes: object) -> Sample:
    values: dict[str, object] = {
        "package": "pypi~one~1",
        "family": "one",
        "split": "train",
        "path": "a/b.py",
        "language": "python",
        "name": "Thing.first_one",
        "code": CODE,
        "size": 60,
        "digest": "1",
        "text": "",
        "doc": "",
    }
    return Sample(**(values | changes))  # type: ignore[arg-type]


OTHER = sample(code=CODE.replace("i", "ix"), digest="2", name="Thing.second_one")


@pytest.mark.parametrize("kind", MUTATIONS)
def test_mutations_change_the_function_and_depend_on_the_seed_alone(kind: str) -> None:
    found = [p.query for p in mutated([sample(), OTHER], Random(3), 2) if p.kind == kind]
    again = [p.query for p in mutated([sample(), OTHER], Random(3), 2) if p.kind == kind]
    assert found == again
    assert found
    assert all(query.split() != CODE.split() for query in found)


def test_a_systematic_renaming_keeps_the_structure() -> None:
    lines = [line.split() for line in CODE.split("\n")]
    renamed = MUTATIONS["renamed-all"](lines, lines, Random(1))
    assert [[t[0] for t in line] for line in renamed] == [[t[0] for t in line] for line in lines]


def test_ports_are_found_by_name_and_hide_it() -> None:
    port = sample(language="javascript", name="firstOne", path="b.js", digest="3")
    pair = next(ported([sample(), port], Random(0), 5))
    assert pair.target == 1
    assert "ifirst_one" not in pair.query.split()
    assert "isome_name" in pair.query.split()


def release(version: int, name: str = "first_one", **changes: object) -> Sample:
    code = CODE.replace("n10", f"n{version}").replace("istart o) o:", f"istart{version} o) o:")
    package = f"pypi~one~{version}"
    values = {"package": package, "code": code, "digest": f"{version}", "name": name}
    return sample(**(values | changes))


def test_edits_are_found_between_any_two_releases() -> None:
    found = [release(1), release(2), release(3)]
    pairs = list(edited(found, Random(0), 9))
    assert len(pairs) == 3
    assert {pair.kind for pair in pairs} == {"edit-light"}


def test_overloads_and_unchanged_functions_are_no_edits() -> None:
    overloaded = [release(1), release(2), release(2, digest="x")]
    unchanged = [release(1, digest="x"), release(2, digest="x")]
    assert not list(edited(overloaded, Random(0), 9))
    assert not list(edited(unchanged, Random(0), 9))


def test_forks_are_in_two_packages_of_a_family() -> None:
    fork = release(2, package="npm~two~1", path="vendor/b.py")
    assert [pair.kind for pair in forked([release(1), fork], Random(0), 9)] == ["fork"]
    assert not list(forked([release(1), release(2)], Random(0), 9))
    assert not list(
        forked([release(1), sample(package="npm~two~1", family="two", digest="9")], Random(0), 9)
    )


def test_a_script_that_calls_its_native_side_is_no_port() -> None:
    script = sample(language="typescript", name="firstOne", path="b.ts", digest="3")
    native = sample(language="kotlin", path="b.kt", digest="4")
    elsewhere = sample(language="kotlin", path="b.kt", digest="4", package="npm~two~1")
    assert not list(ported([script, native], Random(0), 5))
    assert list(ported([script, elsewhere], Random(0), 5))
