import pytest

from dupcheck.command.outputs import SCREEN, Output, outputs
from dupcheck.errors import UsageError


def to(name: str, file: str) -> Output:
    return Output(format=name, file=file)


@pytest.mark.parametrize(
    ("wanted", "chosen", "usual", "expected"),
    [
        ([], None, None, [to("text", SCREEN)]),
        ([], None, "json", [to("json", SCREEN)]),
        ([], "text", "json", [to("text", SCREEN)]),
        (["report.txt"], None, None, [to("text", "report.txt")]),
        (["report.txt"], "json", None, [to("json", "report.txt")]),
        (["report.json"], None, None, [to("json", "report.json")]),
        (["report.json"], "text", None, [to("text", "report.json")]),
        ([SCREEN], "json", None, [to("json", SCREEN)]),
        (["json=a"], None, None, [to("text", SCREEN), to("json", "a")]),
        (["json=a", "text=b"], "csv", None, [to("csv", SCREEN), to("json", "a"), to("text", "b")]),
        (["json=-", "text=b"], None, None, [to("json", SCREEN), to("text", "b")]),
        (["json=-", "text=-"], None, None, [to("json", SCREEN), to("text", SCREEN)]),
        (["text=a=b.txt"], None, None, [to("text", SCREEN), to("text", "a=b.txt")]),
    ],
)  # fmt: skip
def test_where_reports_go(wanted, chosen, usual, expected) -> None:
    assert list(outputs(wanted, chosen, usual)) == expected


@pytest.mark.parametrize(
    ("wanted", "usual", "said"),
    [
        (["jsn=a"], None, 'unknown format "jsn"'),
        ([], "jsn", 'unknown format "jsn"'),
        (["json="], None, "there is no file"),
        (["json=a", "text=./a"], None, "two reports would go to .*a"),
        (["json=."], None, "is a folder"),
    ],
)
def test_what_cannot_be_meant_is_refused(wanted, usual, said) -> None:
    with pytest.raises(UsageError, match=said):
        outputs(wanted, None, usual)


def test_one_format_does_not_silently_drive_another_from_the_screen() -> None:
    with pytest.raises(UsageError, match="which on the screen"):
        outputs(["github=-"], "json", None)
    assert list(outputs(["json=-", "text=-"], "json", None)) == [to("json", "-"), to("text", "-")]
