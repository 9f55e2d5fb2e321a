from dupcheck.evidence.traits import flow, remarks, traits

LOOP = "kdef iadd o( ixs o) o:\nkfor ix o( ixs o) o:\nkif ix o< n0 o:\nkreturn n0"


def test_flow_forgets_names_and_values() -> None:
    other = LOOP.replace("ix", "iparcel").replace("n0", "n7")
    assert flow(traits(LOOP), traits(other)) == 1


def test_other_flow_shares_less() -> None:
    other = "kdef iget o( ixs o) o:\nkreturn ixs o. ifirst"
    assert flow(traits(LOOP), traits(other)) < 0.5


def test_a_list_of_calls_repeats_itself() -> None:
    calls = "\n".join(f"irouter o. iadd o( spath{n} o, iview{n} o)" for n in range(5))
    assert traits(calls).repeated == 0.8
    assert traits(LOOP).repeated == 0


def test_fields_and_errors_handed_on_are_plain() -> None:
    fields = "kself o. iname o= iname\nkself o. isize o= isize"
    handing = "kif ierr o!= knil\nkreturn knil o, ierr"
    assert traits(fields).plain == traits(handing).plain == 1
    assert traits("ix o= iread o( iy o)\nkreturn ix o+ n1").plain == 0


def test_remarks_are_the_words_of_lines_without_code() -> None:
    text = 'def f(x):\n    """Weighs every parcel twice."""\n    return x  # once'
    assert "parcel" in remarks(text, "kdef if o( ix o) o:\n\nkreturn ix")
    assert remarks("# a b\nx", "\nix") == frozenset()
