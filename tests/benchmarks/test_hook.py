"""The benchmark of the hook: what it stages, and what it makes of the seconds."""

import subprocess

from benchmarks import hook


def test_every_round_stages_functions_that_are_new(repository, tmp_path) -> None:
    repository.write(hook._EDITED, "import textwrap\n")
    repository.commit()
    tree = hook.Tree(root=repository.root, cache=tmp_path)
    staged = []
    for _ in range(3):
        tree.stage_code()
        command = ("git", "show", f":{hook._EDITED}")
        shown = subprocess.run(command, cwd=tree.root, capture_output=True, check=True).stdout
        staged.append(shown)
        compile(shown, hook._EDITED, "exec")
    assert len(set(staged)) == 3
    assert [shown.count(b"\ndef ") for shown in staged] == [2, 2, 2]


def test_medians_are_shares_of_the_same_run() -> None:
    seconds = {"hook": [1.0, 9.0, 1.5], hook.JSCPD: [3.0, 2.0, 4.0]}
    one, whole = hook.rows("tree", 9_700, seconds)
    assert (one.median, one.of_jscpd, one.seconds) == (1.5, 0.5, (1.0, 9.0, 1.5))
    assert (whole.median, whole.of_jscpd) == (3.0, 1.0)
    last = hook.table([one]).splitlines()[-1]
    assert last == "| tree | 9,700 | hook | 1.50 | 0.500 |"
