import re

from dupcheck.records import CloneType
from dupcheck.report.kinds import KINDS


def test_each_clone_type_has_a_kind_of_its_own() -> None:
    assert set(KINDS) == set(CloneType)
    assert len({kind.id for kind in KINDS.values()}) == len(CloneType)
    assert len({kind.name for kind in KINDS.values()}) == len(CloneType)


def test_names_are_what_collectors_of_findings_take() -> None:
    for kind in KINDS.values():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", kind.id)
        assert re.fullmatch(r"([A-Z][a-z]+)+", kind.name)
        assert kind.what.endswith(".")
        assert kind.remedy.endswith(".")
