import random
from collections import Counter
from collections.abc import Callable, Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dupcheck.change.functions import Touched, touched
from dupcheck.changes import WORK_TREE, Change, ChangedFile
from dupcheck.lines import LineRange

ADD = "def add(a, b):\n    total = a + b\n    return total\n"
MUL = "def mul(a, b):\n    product = a * b\n    return product\n"
ASK = "def ask(question):\n    answer = input(question)\n    return answer.strip().lower()\n"


@pytest.fixture
def compare(extracted) -> Callable[..., Touched]:
    """What a change from some files to others touched; a file maps to one content or several."""

    def run(
        before: Mapping[str, str | tuple[str, ...]],
        after: Mapping[str, str],
        renamed: Mapping[str, str] | None = None,
        added: Mapping[str, tuple[LineRange, ...]] | None = None,
    ) -> Touched:
        old_names = renamed or {}
        files, old, new = [], [], []
        gone = set(before) - set(after) - set(old_names.values())
        for path in sorted(set(after) | gone):
            old_path = old_names.get(path, path if path in before else "")
            contents = before.get(old_path, ())
            contents = (contents,) if isinstance(contents, str) else contents
            lines = (added or {}).get(path, ())
            files.append(
                ChangedFile(
                    path=path if path in after else "",
                    old_path=old_path,
                    before=tuple(content.encode() for content in contents),
                    added=lines,
                )
            )
            for content in contents:
                old += extracted(content, old_path)
            if path in after:
                new += extracted(after[path], path)
        change = Change(title="test", after=WORK_TREE, files=tuple(files))
        random.Random(0).shuffle(new)
        return touched(change, old, new)

    return run


def told(found: Touched) -> list[str]:
    """`name < name it had`, or the name alone where nothing was there before."""
    return [
        f"{one.name} < {found.predecessors[one.identity].name}"
        if one.identity in found.predecessors
        else one.name
        for one in found.functions
    ]


def test_what_was_not_there_is_added(compare) -> None:
    assert told(compare({}, {"a.py": ADD})) == ["add"]
    assert told(compare({"a.py": ADD}, {"a.py": ADD + MUL})) == ["mul"]


def test_what_was_edited_has_a_predecessor(compare) -> None:
    edited = ADD.replace("a + b", "a + b + 1")
    assert told(compare({"a.py": ADD + MUL}, {"a.py": edited + MUL})) == ["add < add"]


def test_layout_comments_and_order_are_nothing(compare) -> None:
    other = "# above\n" + ADD.replace("    total", "    # why\n    total").replace(
        "a + b", "a  +  b"
    )
    assert told(compare({"a.py": ADD + MUL}, {"a.py": MUL + "\n\n" + other})) == []


def test_a_move_is_nothing(compare) -> None:
    assert told(compare({"a.py": ADD + MUL, "b.py": ASK}, {"a.py": MUL, "b.py": ASK + ADD})) == []
    assert told(compare({"a.py": ADD}, {"b.py": ADD})) == []


def test_a_copy_whose_original_stays_is_touched(compare) -> None:
    found = compare({"a.py": ADD, "b.py": MUL}, {"a.py": ADD, "b.py": MUL + ADD})
    assert [(one.path, one.name) for one in found.functions] == [("b.py", "add")]
    assert not found.predecessors


def test_of_two_for_one_that_is_gone_one_was_moved(compare) -> None:
    found = compare({"a.py": ADD}, {"b.py": ADD, "c.py": ADD})
    assert [(one.path, one.name) for one in found.functions] == [("c.py", "add")]


def test_in_a_file_the_one_that_kept_its_name_is_the_old_one(compare) -> None:
    method = "class {}:\n    def get(self):\n        return self.value + 1\n"
    after = method.format("B") + method.format("A")
    assert told(compare({"a.py": method.format("A")}, {"a.py": after})) == ["B.get"]


def test_of_equal_ones_with_one_name_the_one_in_new_lines_is_touched(compare) -> None:
    lines = (LineRange(start=1, end=3),)
    found = compare({"a.py": ADD}, {"a.py": ADD + ADD}, added={"a.py": lines})
    assert [one.lines.start for one in found.functions] == [1]


def test_renamed_file(compare) -> None:
    edited = ADD.replace("a + b", "b + a")
    found = compare({"a.py": ADD + MUL}, {"b.py": edited + MUL}, renamed={"b.py": "a.py"})
    assert told(found) == ["add < add"]
    assert [one.path for one in found.predecessors.values()] == ["a.py"]


def test_moved_and_edited_under_the_same_name(compare) -> None:
    edited = ASK.replace("lower", "upper")
    found = compare({"a.py": ASK + ADD, "b.py": MUL}, {"a.py": ADD, "b.py": MUL + edited})
    assert told(found) == ["ask < ask"]


def test_namesakes_with_nothing_in_common_are_strangers(compare) -> None:
    one = "def main():\n    parser = make_parser()\n    return run(parser.parse_args())\n"
    other = "def main(queue, limit=3):\n    for job in queue[:limit]:\n        job.cancel()\n"
    assert told(compare({"a.py": one + ADD}, {"a.py": ADD, "b.py": other})) == ["main"]


def test_renamed_in_its_file(compare) -> None:
    after = ASK.replace("ask", "question_user")
    assert told(compare({"a.py": ASK + ADD}, {"a.py": after + ADD})) == ["question_user < ask"]


def test_each_predecessor_is_used_once_and_the_surest_comes_first(compare) -> None:
    near = ASK.replace("ask", "request").replace("lower", "upper")
    nearer = ASK.replace("ask", "question_user")
    assert told(compare({"a.py": ASK}, {"a.py": near + nearer})) == [
        "request",
        "question_user < ask",
    ]


def test_a_function_around_a_changed_one_is_touched_with_it(compare) -> None:
    nested = "def outer(x):\n    def inner(y):\n        return y + 1\n    return inner(x) * 2\n"
    after = nested.replace("y + 1", "y + 2")
    found = compare({"a.py": nested}, {"a.py": after})
    assert told(found) == ["outer < outer", "outer.inner < outer.inner"]


def test_what_any_parent_of_a_merge_had_is_no_change(compare) -> None:
    found = compare({"a.py": (ADD + MUL, ADD + ASK)}, {"a.py": ADD + MUL + ASK})
    assert told(found) == []


def test_a_function_that_a_merge_doubled_is_touched(compare) -> None:
    found = compare({"a.py": (ADD + MUL, ADD + ASK)}, {"a.py": ADD + MUL + ASK + ADD})
    assert told(found) == ["add"]


def test_a_file_that_could_not_be_read_before_is_told_by_its_lines(compare) -> None:
    lines = (LineRange(start=5, end=5),)
    found = compare({"a.py": ()}, {"a.py": ADD + MUL}, added={"a.py": lines})
    assert told(found) == ["mul"]


def test_deleted_files_are_no_functions(compare) -> None:
    assert told(compare({"a.py": ADD, "b.py": MUL}, {"b.py": MUL})) == []


POOL = [
    "def one(a):\n    return a + 1\n",
    "def two(a):\n    return [a, a]\n",
    "def three(a, b):\n    while a:\n        a -= b\n    return b\n",
    "def four():\n    raise ValueError('four')\n",
]
STATES = st.dictionaries(
    st.sampled_from(["a.py", "b.py", "c.py"]),
    st.lists(st.sampled_from(POOL), max_size=5).map("\n".join),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=STATES, after=STATES)
def test_as_many_are_touched_as_there_are_more(compare, extracted, before, after) -> None:
    def counted(state: Mapping[str, str]) -> Counter[str]:
        return Counter(one.name for path in state for one in extracted(state[path], path))

    whole = {path: (LineRange(start=1, end=99),) for path in after if not before.get(path, "x")}
    found = compare(before, after, added=whole)  # of an empty file the lines are all there is
    assert Counter(one.name for one in found.functions) == counted(after) - counted(before)
    assert not found.predecessors.keys() - {one.identity for one in found.functions}


def test_order_is_that_of_path_and_span(compare) -> None:
    found = compare({}, {"b.py": ADD + MUL, "a.py": ASK})
    assert told(found) == ["ask", "add", "mul"]
