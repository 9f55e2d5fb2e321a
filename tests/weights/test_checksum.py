"""Digests of files, as sha256sum and git give them."""

import hashlib

from dupcheck.weights import checksum


def test_sha256(tmp_path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc" * 5_000_000)
    blocks: list[int] = []
    expected = hashlib.sha256(b"abc" * 5_000_000).hexdigest()
    assert checksum.digest(path, "sha256", blocks.append) == f"sha256:{expected}"
    assert sum(blocks) == 15_000_000
    assert len(blocks) > 1


def test_the_name_that_git_gives(tmp_path, repository) -> None:
    content = repository.write("file", b"one\r\ntwo\x00")
    (tmp_path / "file").write_bytes(content.read_bytes())
    named = repository.git("hash-object", "--no-filters", "file")
    assert checksum.digest(tmp_path / "file", "git") == f"git:{named}"
