import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from qwen_models import Shape, build

from dupcheck.embed.qwen import conversion, convert
from dupcheck.embed.qwen.architecture import read
from dupcheck.embed.qwen.conversion import Manifest, Writer
from dupcheck.errors import DupcheckError

SMALL = Shape(hidden=32, intermediate=48, layers=1, heads=2, kv_heads=1, head=16)


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("model") / "tiny", SMALL)


@pytest.fixture(scope="module")
def first(model: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("made") / "int8"
    convert.make(model, read(model), place)
    return place


@pytest.fixture
def made(first: Path, tmp_path: Path) -> Path:
    """A conversion that a test may spoil."""
    place = tmp_path / "int8"
    shutil.copytree(first, place)
    return place


def sound(place: Path, model: Path) -> Manifest | None:
    return conversion.read(place, convert.RECIPE, model)


def test_a_conversion_holds_what_it_says(made: Path, model: Path) -> None:
    manifest = sound(made, model)
    assert manifest is not None
    assert conversion.intact(made, manifest)
    assert set(manifest.errors) == {f"layers.0.{name}" for name in ("query", "out", "gate", "down")}
    weight = conversion.constant(made, manifest, "layers.0.down")
    assert weight.dtype == np.int8
    assert weight.shape == (48, 32)
    assert all(one.offset % (1 << 16) == 0 for one in manifest.constants)
    assert conversion.constant(made, manifest, conversion.TRUTH).shape == (16, 32)
    assert sorted(path.name for path in made.iterdir()) == ["manifest.json", "weights.bin"]


def test_the_same_weights_give_the_same_bytes(made: Path, model: Path, tmp_path: Path) -> None:
    again = convert.make(model, read(model), tmp_path / "again")
    assert (tmp_path / "again" / conversion.WEIGHTS).read_bytes() == (
        made / conversion.WEIGHTS
    ).read_bytes()
    manifest = sound(made, model)
    assert manifest is not None
    assert manifest.digest == again.digest


def _flip(made: Path, _model: Path) -> None:
    content = bytearray((made / conversion.WEIGHTS).read_bytes())
    content[70_000] ^= 1
    (made / conversion.WEIGHTS).write_bytes(content)


def _cut(made: Path, _model: Path) -> None:
    with (made / conversion.WEIGHTS).open("r+b") as file:
        file.truncate(1000)


def _other_recipe(made: Path, _model: Path) -> None:
    path = made / "manifest.json"
    path.write_text(path.read_text().replace(convert.RECIPE, "int8-0"))


def _half_a_manifest(made: Path, _model: Path) -> None:
    path = made / "manifest.json"
    path.write_bytes(path.read_bytes()[:-200])


def _no_manifest_of_ours(made: Path, _model: Path) -> None:
    (made / "manifest.json").write_text('{"recipe": "int8-2", "constants": [[]]}')


def _no_weights(made: Path, _model: Path) -> None:
    (made / conversion.WEIGHTS).unlink()


@pytest.mark.parametrize(
    "spoil", [_flip, _cut, _other_recipe, _half_a_manifest, _no_manifest_of_ours, _no_weights]
)
def test_what_is_not_sound_is_not_used(
    made: Path, model: Path, spoil: Callable[[Path, Path], None]
) -> None:
    spoil(made, model)
    assert sound(made, model) is None
    convert.make(model, read(model), made)
    assert sound(made, model) is not None


def test_other_weights_at_the_same_place_are_noticed(made: Path, tmp_path: Path) -> None:
    other = build(tmp_path / "tiny", SMALL, seed=1)
    assert sound(made, other) is None


def test_a_file_that_was_only_touched_is_read_once(
    made: Path, model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    same = tmp_path / "same"
    shutil.copytree(model, same)
    os.utime(same / "model.safetensors", (1, 1))
    os.utime(made / conversion.WEIGHTS, (1, 1))
    assert sound(made, same) is not None
    monkeypatch.setattr(conversion.checksum, "digest", None)  # reading again would fail
    assert sound(made, same) is not None


def test_a_full_disk_leaves_nothing(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Writer, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Writer, "_write", full)
    with pytest.raises(DupcheckError, match="No space left on device") as caught:
        convert.make(model, read(model), tmp_path / "cache" / "int8")
    assert "DUPCHECK_CACHE_DIR" in caught.value.hint
    assert not list((tmp_path / "cache").iterdir())


def test_a_full_disk_spares_what_was_there(
    made: Path, model: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_self: Writer, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Writer, "_write", full)
    convert.make(model, read(model), made)
    assert sound(made, model) is not None


def test_a_cache_that_cannot_be_written_is_said(model: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DupcheckError, match="cannot be kept"):
        convert.make(model, read(model), tmp_path / "file" / "int8")


_SLOWLY = """
import sys, time
from pathlib import Path
from dupcheck.embed.qwen import convert
from dupcheck.embed.qwen.architecture import read
from dupcheck.embed.qwen.conversion import Writer
put = Writer.put
def slow(self, name, array):
    put(self, name, array)
    print(name, flush=True)
    time.sleep(float(sys.argv[3]))
Writer.put = slow
model = Path(sys.argv[1])
convert.make(model, read(model), Path(sys.argv[2]))
"""


def _start(model: Path, place: Path, pause: float) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", _SLOWLY, str(model), str(place), str(pause)]
    return subprocess.Popen(arguments, stdout=subprocess.PIPE, encoding="utf-8")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no such signal here")
def test_a_killed_run_leaves_nothing_in_the_place(model: Path, tmp_path: Path) -> None:
    place = tmp_path / "int8"
    run = _start(model, place, 60)
    assert run.stdout is not None
    run.stdout.readline()
    run.kill()
    run.communicate()
    assert not place.exists()
    left = list(tmp_path.iterdir())
    assert len(left) == 1
    long_ago = time.time() - 86_400
    os.utime(left[0], (long_ago, long_ago))
    convert.make(model, read(model), place)
    assert list(tmp_path.iterdir()) == [place]


def test_two_at_once_make_one(model: Path, tmp_path: Path) -> None:
    place = tmp_path / "int8"
    runs = [_start(model, place, pause) for pause in (0.01, 0.02)]
    for run in runs:
        run.communicate()
        assert run.returncode == 0
    assert sound(place, model) is not None
    assert list(tmp_path.iterdir()) == [place]


def test_places_tell_models_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DUPCHECK_CACHE_DIR", str(tmp_path / "cache"))
    one, two = convert.place(tmp_path / "a" / "m"), convert.place(tmp_path / "b" / "m")
    assert one != two
    assert one.is_relative_to(tmp_path / "cache" / "models")
    revision = "97b0c614be4d77ee51c0cef4e5f07c00f9eb65b3"
    hub = tmp_path / "models--Qwen--Qwen3-Embedding-0.6B" / "snapshots" / revision
    assert convert.place(hub).parent.name == f"qwen3-0.6b-{revision}"


def test_our_functions_are_many_and_not_cut_short(model: Path) -> None:
    for purpose, least in (("calibrate", 8), ("judge", 16)):
        found = convert.texts(model, purpose)
        assert len(found) >= least
        assert len({tuple(ids) for ids in found}) == len(found)
        assert all(len(ids) <= convert.LONGEST_TEXT for ids in found)
        assert len({ids[-1] for ids in found}) == 1


def test_manifests_are_plain_json(made: Path) -> None:
    assert json.loads((made / "manifest.json").read_text())["recipe"] == convert.RECIPE


def test_it_says_how_far_it_is(model: Path, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    shape = read(model)
    convert.make(model, shape, tmp_path / "int8", lambda *step: told.append(step))
    assert {stage for stage, _, _ in told} == {"preparing the model for this machine, once: layer"}
    assert [done for _, done, _ in told] == list(range(shape.layers + 1))
