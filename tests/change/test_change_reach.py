"""Merge bases where history is cut off: the true one, or none at all."""

import random
import subprocess
from pathlib import Path

from dupcheck.change.reach import Reach
from dupcheck.errors import GitError
from dupcheck.git import history


def random_history(root: Path, dice: random.Random) -> list[str]:
    """Commits with one to two parents among the five before each; their names, oldest first."""
    count, stream = dice.randint(6, 16), ""
    for number in range(count):
        near = range(max(0, number - 5), number)
        parents = dice.sample(near, min(dice.choice([1, 1, 1, 2]), len(near)))
        stream += f"commit refs/heads/b{number}\nmark :{number + 1}\n"
        stream += f"committer Ada <ada@example.org> {1000 + number} +0000\ndata 1\nx\n"
        words = ("from", "merge")
        stream += "".join(
            f"{word} :{parent + 1}\n" for word, parent in zip(words, parents, strict=False)
        )
    command = ["git", "-C", str(root), "fast-import", "--quiet"]
    subprocess.run(command, input=stream.encode(), check=True)
    return [history.ref(root, f"refs/heads/b{number}") for number in range(count)]


def test_a_merge_base_is_true_wherever_history_is_cut_off(make_repository) -> None:
    dice, told, doubted = random.Random(0), 0, 0
    for number in range(4):
        root = make_repository(f"random{number}").root
        commits = random_history(root, dice)
        reach = Reach(root=root, may_fetch=False)
        edge = root / ".git/shallow"
        for _ in range(8):
            one, other = dice.sample(commits[len(commits) // 2 :], 2)
            edge.unlink(missing_ok=True)
            true = history.merge_bases(root, one, other)
            edge.write_text("".join(f"{name}\n" for name in dice.sample(commits[1:], 2)))
            try:
                assert reach.merge_base(one, other)[0] in true
                told += 1
            except GitError:
                doubted += 1
    assert told > 5
    assert doubted > 5


def test_whole_histories_leave_no_doubt(make_repository) -> None:
    root = make_repository("whole").root
    commits = random_history(root, random.Random(1))
    reach = Reach(root=root, may_fetch=False)
    for other in commits[1:]:
        assert reach.merge_base(commits[-1], other)[0] in history.merge_bases(
            root, commits[-1], other
        )
