"""The benchmark of the cascade, on plans made by hand."""

from benchmarks import cascade
from benchmarks.planting import UNRELATED, Planted
from benchmarks.tools import Place


def planted(kind: str, number: int) -> Planted:
    original = None if kind == UNRELATED else Place(path="a.py", start=number + 1, end=number + 2)
    file = f"injected/piece_{number:02}.py"
    return Planted(file=file, text=f"{kind} {number}".encode(), original=original)


def test_a_change_has_four_of_each_kind_in_files_of_their_own() -> None:
    kinds = ("copied", "renamed", "edited", "renamed and edited", UNRELATED, "laid out anew")
    plans = {kind: [planted(kind, number) for number in range(8)] for kind in kinds}
    first, second = cascade.changes(plans)
    for change in (first, second):
        assert len({one.file for one in change}) == len(change) == 20
        assert sum(one.original is None for one in change) == 4
        assert all(one.file.startswith("injected/") for one in change)
    assert not {one.text for one in first} & {one.text for one in second}


def test_the_table_has_a_row_for_each_run() -> None:
    row = cascade.Row(
        run="cold", seconds=61.25, peak_mib=1500, compared=17000, embedded=240, reused=3,
        left=16757,
        tied=15, findings=17, fingerprints=("a",), stages={},
    )  # fmt: skip
    last = cascade.table([row]).splitlines()[-1]
    assert last == "| cold | 240 | 3 | 16,757 | 17 | 61.2 | 1,500 |"
