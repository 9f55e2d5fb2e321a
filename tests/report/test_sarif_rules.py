from dupcheck.report.kinds import KINDS
from dupcheck.report.sarif_rules import INDEX, rules


def test_the_index_leads_to_the_rule() -> None:
    written = rules()
    assert [written[INDEX[clone_type]]["id"] for clone_type in KINDS] == [
        kind.id for kind in KINDS.values()
    ]
    assert len(written) == len(KINDS)


def test_duplicates_are_not_filed_among_vulnerabilities() -> None:
    for rule in rules():
        assert "security-severity" not in rule["properties"]
        assert "security" not in rule["properties"]["tags"]


def test_help_says_what_to_do_and_how_to_keep_both() -> None:
    for rule, kind in zip(rules(), KINDS.values(), strict=True):
        for text in rule["help"].values():
            assert kind.remedy in text
            assert "dupcheck: ignore -- REASON" in text
