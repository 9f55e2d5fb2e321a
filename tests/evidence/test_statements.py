from hypothesis import given
from hypothesis import strategies as st

from dupcheck.compare.comparison import compare
from dupcheck.compare.profile import profile
from dupcheck.evidence.statements import Partners, partners

LINES = ["ia o= iread o( ib o)", "ic o= ia o+ n1", "iwrite o( ic o)", "kreturn ic"]


def paired(left: list[str], right: list[str]) -> Partners:
    one, other = profile("\n".join(left)), profile("\n".join(right))
    return partners(one, other, compare(one, other).renames)


def test_the_same_statements_all_have_partners() -> None:
    assert paired(LINES, LINES) == Partners(share=1, apart=0, shared=(0, 1, 2, 3))


def test_statements_in_another_order_have_partners_as_well() -> None:
    found = paired(LINES, [LINES[2], *LINES[:2], LINES[3]])
    assert found.share == 1
    assert 0 < found.apart < 1


def test_a_renamed_statement_has_its_partner_and_a_changed_one_has_none() -> None:
    renamed = [line.replace("ia", "ix").replace("ic", "iy") for line in LINES]
    assert paired(LINES, renamed).share == 1
    assert paired(LINES, [*renamed[:3], "kreturn iy o+ iy"]).shared == (0, 1, 2)


def test_a_literal_makes_no_difference() -> None:
    assert paired(LINES, [line.replace("n1", "n2") for line in LINES]).share == 1


def test_braces_alone_have_no_partner() -> None:
    assert paired(["o{"], ["o}"]) == Partners(share=0, apart=0, shared=())


lines = st.lists(st.sampled_from(LINES), min_size=1, max_size=8)


@given(lines, lines)
def test_no_statement_has_two_partners(left: list[str], right: list[str]) -> None:
    found = paired(left, right)
    assert 0 <= found.share <= 1
    assert len(found.shared) <= min(len(left), len(right))
