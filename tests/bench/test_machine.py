"""The machine is described by its parts, not by its name or its owner."""

import getpass
import socket
from dataclasses import asdict
from pathlib import Path

from dupcheck import __version__
from dupcheck.bench.machine import machine, peak_gpu_memory, peak_memory


def test_parts_and_versions() -> None:
    found = machine()
    assert found.cpu
    assert found.cores >= 1
    versions = dict(found.versions)
    assert versions["dupcheck"] == __version__
    assert "python" in versions
    assert "scipy" not in versions


def test_no_names_of_hosts_or_folders() -> None:
    said = str(asdict(machine()))
    for name in (socket.gethostname(), getpass.getuser()):
        assert len(name) < 6 or name not in said
    assert str(Path.home()) not in said
    assert str(Path.cwd()) not in said


def test_memory_only_grows() -> None:
    before = peak_memory()
    if before is None:
        return
    block = bytearray(200 << 20)
    block[:: 1 << 12] = b"x" * len(block[:: 1 << 12])
    after = peak_memory()
    assert after is not None
    assert after >= max(before, 200 << 20)


def test_no_gpu_no_memory_of_it() -> None:
    found = peak_gpu_memory()
    assert found is None or found > 0
