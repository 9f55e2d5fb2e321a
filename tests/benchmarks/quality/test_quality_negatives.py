from random import Random

from benchmarks.quality.board import Member
from benchmarks.quality.material import plain_name
from benchmarks.quality.negatives import WANTED, Asked, Field
from dupcheck.extract.functions import extract
from dupcheck.records import SourceFile

PARTNER = """def total(rows, limit):
    result = 0
    for row in rows:
        if row.price > limit:
            result += row.price * row.count
    return result
"""
SHOWN = (
    "def {name}(self, {a}):\n    with open({a}) as file:\n        return json.load(file)[{b!r}]\n"
)


def member(path: str, source: str, language: str = "python") -> Member:
    file = SourceFile(path=path, language=language, content=source.encode())
    function = extract(file).functions[0]
    return Member(function=function, group=("p", plain_name(function.name)))


MEMBERS = [
    member("shop.py", PARTNER),
    member("shop.py", SHOWN.format(name="shown", a="path", b="rows")),
    member("other.py", SHOWN.format(name="total", a="place", b="total")),
    member("copy.py", PARTNER.replace("limit", "least")),
    member("shop.js", "function shown(path) { return JSON.parse(read(path)).rows.length; }",
           "javascript"),
    *(member(f"m{i}.py", SHOWN.format(name=f"read{i}", a="name", b=f"key{i}")) for i in range(40)),
]  # fmt: skip
QUERY = Member(
    function=member("planted/x.py", PARTNER.replace("result", "amount")).function,
    group=("p", "total"),
)


def chosen(**asked: object) -> dict[int, str]:
    question = Field(MEMBERS).question(
        Asked(set="renamed", member=QUERY, partner=0, **asked), Random(1)
    )
    return dict(zip(question.negatives, question.reasons, strict=True))


def test_neighbours_and_namesakes_are_among_the_negatives() -> None:
    found = chosen()
    assert len(found) == WANTED
    assert found[1] == "same file"
    assert found[2] == "same name"
    assert {"shape", "vocabulary"} <= set(found.values())


def test_neither_the_partner_nor_what_may_be_its_copy_is_a_negative() -> None:
    assert {0, 3}.isdisjoint(chosen())


def test_negatives_have_the_language_of_the_partner() -> None:
    assert 4 not in chosen()


def test_other_solutions_of_a_task_are_no_negatives_but_what_is_given_is() -> None:
    found = chosen(namesakes=False, given=(7,))
    assert 2 not in found
    assert found[7] == "written"
