import os
from pathlib import Path

import pytest

from dupcheck.plain import is_plain_folder, opened


def test_a_regular_file_is_read(write_file, tmp_path: Path) -> None:
    with opened(write_file(tmp_path, "a.py", "x = 1\n")) as file:
        assert file.read() == b"x = 1\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes and links as POSIX has them")
def test_neither_a_link_nor_a_pipe_nor_a_folder_is_opened(write_file, tmp_path: Path) -> None:
    target = write_file(tmp_path, "a.py")
    (tmp_path / "link.py").symlink_to(target)
    os.mkfifo(tmp_path / "pipe.py")
    refused = {"link.py": "levels", "pipe.py": "regular", ".": "regular|directory", "no": "No such"}
    for name, said in refused.items():
        with pytest.raises(OSError, match=said):
            opened(tmp_path / name)


@pytest.mark.skipif(os.name == "nt", reason="links as POSIX has them")
def test_a_folder_behind_a_link_is_not_plain(tmp_path: Path) -> None:
    root = tmp_path.resolve()
    (root / "real/deep").mkdir(parents=True)
    (root / "door").symlink_to(root / "real")
    found = [is_plain_folder(str(root), folder) for folder in ("", "real/deep", "door/deep")]
    assert found == [True, True, False]
