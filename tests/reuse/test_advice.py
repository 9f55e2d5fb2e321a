from dataclasses import replace

from dupcheck.records import CloneType, Difference, Finding, Match, Parameter, Related, Verdict
from dupcheck.reuse.advice import advised
from dupcheck.reuse.reach import Reuse

SOURCE = "def slugify(a, b=2):\n    return a + b * 2 - len(a)\n"


def test_a_finding_is_told_all_that_helps(extracted) -> None:
    (keep,) = extracted(SOURCE, "web/text.py")
    (copy,) = extracted(SOURCE.replace("slugify", "slug"), "blog/models.py")
    part = Difference(kind="literal", left="2", right="3")
    match = Match(left=keep, right=copy, similarity=0.9)
    verdict = Verdict(match=match, clone_type=CloneType.TYPE_2, confidence=0.9, differences=(part,))
    finding = Finding(keep=keep, copies=(Related(function=copy, verdict=verdict),), fingerprint="f")
    files = {keep.path: SOURCE.encode(), copy.path: b"", "web/__init__.py": b""}
    told = advised(finding, Reuse(files, files.get))
    assert told.signature == "def slugify(a, b=2)"
    assert told.copies[0].reach == "from web.text import slugify"
    assert told.copies[0].parameters == (Parameter(kind="value", left="2", right="3"),)
    assert replace(told, signature="", copies=finding.copies) == finding
