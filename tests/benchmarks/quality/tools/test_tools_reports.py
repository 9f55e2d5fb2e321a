"""What the tools' reports say, in the form in which their versions that are pinned write them."""

from benchmarks.quality.tools import jscpd, pythonic
from benchmarks.quality.tools.findings import Finding, Span
from benchmarks.quality.tools.wares import revision


def test_jscpd_says_how_similar_near_misses_are() -> None:
    one = {"name": "./000000.py", "start": 1, "end": 9}
    other = {"name": "000001.py", "start": 2, "end": 8}
    report = {"firstFile": one, "secondFile": other, "kind": "similar", "similarity": 0.79}
    left, right = Span("000000.py", 1, 9), Span("000001.py", 2, 8)
    assert jscpd._finding(report) == Finding(left, right, 0.79)
    del report["similarity"]
    assert jscpd._finding(report) == Finding(left, right, 1.0)


def test_arid_groups_places() -> None:
    places = [{"path": f"{n}.py", "start_line": n, "end_line": n + 4} for n in (1, 2, 3)]
    found = pythonic._arid({"findings": [{"locations": places}]})
    assert [(one.left.file, one.right.file) for one in found] == [
        ("1.py", "2.py"),
        ("1.py", "3.py"),
        ("2.py", "3.py"),
    ]
    assert found[0].left == Span("1.py", 1, 5)


def test_members_of_slopmerge_are_as_alike_as_the_less_similar_one() -> None:
    members = [
        {"file": "a.py", "lines": [1, 9], "similarity": 1.0},
        {"file": "b.py", "lines": [1, 8], "similarity": 0.9},
        {"file": "c.py", "lines": [2, 7], "similarity": 0.7},
    ]
    found = pythonic._slopmerge({"groups": [{"members": members}]})
    assert [(one.left.file, one.right.file, one.similarity) for one in found] == [
        ("a.py", "b.py", 0.9),
        ("a.py", "c.py", 0.7),
        ("b.py", "c.py", 0.7),
    ]


def test_find_dup_defs_tells_where_definitions_begin() -> None:
    members = [{"file": "./a.rs", "line": 2}, {"file": "./b.rs", "line": 1}]
    groups = [{"min_sim": None, "members": members}, {"min_sim": 0.6, "members": members}]
    found = pythonic._find_dup_defs({"groups": groups})
    assert [one.similarity for one in found] == [1.0, 0.6]
    assert (found[0].left, found[0].right) == (Span("a.rs", 2, None), Span("b.rs", 1, None))


def test_a_revision_changes_with_version_flags_and_code() -> None:
    several = [
        revision("1", (), "jscpd.py"),
        revision("2", (), "jscpd.py"),
        revision("1", ("--all",), "jscpd.py"),
        revision("1", (), "pythonic.py"),
    ]
    assert len(set(several)) == 4
    assert several[0] == revision("1", (), "jscpd.py")
    assert several[0].startswith("1-")
