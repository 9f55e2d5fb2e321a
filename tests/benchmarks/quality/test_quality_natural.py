from dataclasses import replace
from random import Random

from benchmarks.quality import natural
from benchmarks.quality.board import Member
from benchmarks.quality.material import Release, newest, plain_name
from dupcheck.extract.functions import extract
from dupcheck.records import SourceFile
from training.packages import Package

OLD = b"""def collect_rows(source, limit):
    rows = []
    for line in source:
        cells = line.strip().split(",")
        if len(cells) < limit:
            continue
        rows.append([cell.strip() for cell in cells])
    return rows
"""
NEW = OLD.replace(b"            continue\n", b"            raise ValueError(line)\n")
PORT = b"""function collectRows(source, limit) {
  const rows = [];
  for (const line of source) {
    const cells = line.trim().split(",");
    if (cells.length >= limit) rows.push(cells.map((cell) => cell.trim()));
  }
  return rows;
}
"""


def member(source: bytes, path: str, family: str = "rows") -> Member:
    language = {"py": "python", "js": "javascript"}[path.rpartition(".")[2]]
    function = extract(SourceFile(path=path, language=language, content=source)).functions[0]
    return Member(function=function, group=(family, plain_name(function.name)))


def release(name: str, version: str, *members: Member, wholes: tuple[str, ...] = ()) -> Release:
    package = Package(registry="pypi", name=name, version=version, family="rows")
    return Release(package=replace(package, wholes=wholes), members=members)


def test_an_edit_is_asked_for_in_the_last_release_without_its_name() -> None:
    old = release("rows", "1.9", member(OLD, "rows/read.py"))
    new = release("rows", "1.10", member(NEW, "rows/read.py"))
    assert newest([new, old]) == [new]
    (found,) = natural.edited([new, old], Random(1), 9)
    assert (found.set, found.release, found.partner) == ("edit-light", new, 0)
    assert found.member.group == new.members[0].group
    query = found.member.function
    assert "collect_rows" not in query.code + query.text + query.name
    assert query.path != "rows/read.py"


def test_what_is_the_same_in_both_releases_is_no_edit() -> None:
    both = [release("rows", v, member(OLD, "rows/read.py")) for v in ("1", "2")]
    assert list(natural.edited(both, Random(1), 9)) == []


def test_a_release_of_which_only_edits_are_kept_is_no_project() -> None:
    whole = release("rows", "1", member(NEW, "rows/read.py"))
    part = release("rows", "2", member(OLD, "rows/read.py"), wholes=("rows",))
    assert newest([part, whole]) == [whole]
    (found,) = natural.edited([whole, part], Random(1), 9)
    assert found.release == whole


def test_a_fork_is_the_same_place_in_another_package() -> None:
    one = release("rows", "1", member(OLD, "rows/read.py"))
    copy = release("other", "1", member(NEW, "other/vendor/rows/read.py"))
    (found,) = natural.forked([one], [copy], Random(1), 9)
    assert (found.set, found.release) == ("fork", one)
    assert list(natural.forked([one], [], Random(1), 9)) == []


def test_a_port_is_the_same_name_in_another_language() -> None:
    both = release("rows", "1", member(OLD, "rows/read.py"), member(PORT, "rows/read.js"))
    (found,) = natural.ported([both], Random(1), 9)
    assert found.set == "port"
    partner = both.members[found.partner].function
    assert {partner.language, found.member.function.language} == {"python", "javascript"}
    assert list(natural.ported([release("rows", "1", both.members[0])], Random(1), 9)) == []


def test_each_function_is_mutated_in_every_way() -> None:
    both = release("rows", "1", member(OLD, "rows/read.py"), member(PORT, "rows/read.js"))
    found = list(natural.mutated([both], Random(1), 2))
    assert {one.set for one in found} == {"type-1", *natural.KINDS}
    assert {one.partner for one in found} == {0, 1}
    assert all(one.member.function.path.startswith("planted/") for one in found)
