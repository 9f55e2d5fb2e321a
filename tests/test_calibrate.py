"""Calibration on real repositories, by the shipped model, cheap and as if it were costly."""

import dataclasses
from typing import ClassVar

import numpy as np
import pytest

from dupcheck.calibrate import FEW, MANY, calibrate, wanted_rates
from dupcheck.calibration.alarms import Method
from dupcheck.calibration.records import PairKind, Role, ScopeName
from dupcheck.config import Settings
from dupcheck.embed import builtin, table
from dupcheck.errors import UsageError

TEMPLATE = '''\
def total_{name}(entries, {name}):
    """What the {name} comes to."""
    total = 0
    for entry in entries:
        if entry.{name} != {name} or entry.cancelled:
            continue
        total += entry.amount if entry.kind == "{name}" else -entry.{other}
    return round(total, {digits})
'''
ALONE = """\
def drain(queue, budget):
    while budget > 0 and not queue.empty():
        job = queue.get_nowait()
        budget -= job.cost
        try:
            job.run()
        except TimeoutError:
            queue.put(job.later())
        finally:
            queue.task_done()
    return budget
"""
COPY = ALONE.replace("drain", "empty").replace("budget", "rest").replace("job", "task")
SCRIPT = """\
function padded(words, width) {
  const lines = [];
  let line = "";
  for (const word of words) {
    if (line.length + word.length > width) {
      lines.push(line.padEnd(width));
      line = "";
    }
    line += word + " ";
  }
  return lines.concat(line);
}
"""
NAMES = ("year", "month", "city", "branch", "client", "vendor", "region", "project", "account")


class Costly:
    """The embedded model, which tells what it is asked to read."""

    exhaustive = False
    notices = ("code is read slowly",)
    read: ClassVar[list[str]] = []

    def __init__(self) -> None:
        self._builtin = builtin.load("builtin", table.ModelOptions())
        self.model = dataclasses.replace(self._builtin.model, name="costly")

    def key(self, function):
        return self._builtin.key(function)

    def embed(self, functions):
        self.read.extend(function.name for function in functions)
        return self._builtin.embed(functions)


def load_costly(_name, _options):
    return Costly()


@pytest.fixture
def costly(monkeypatch):
    row = dataclasses.replace(
        table.MODELS["builtin"],
        name="costly",
        loader=f"{__name__}:load_costly",
        semantic=True,
        everywhere=False,
    )
    monkeypatch.setitem(table.MODELS, "costly", row)
    monkeypatch.setattr(Costly, "read", [])
    from dupcheck import stored

    stored.loaded.cache_clear()
    yield Costly
    stored.loaded.cache_clear()


@pytest.fixture
def ledger(repository):
    """Siblings, one renamed copy, one exact copy and a function in another language."""
    for at, name in enumerate(NAMES):
        other = NAMES[at - 1]
        repository.write(f"totals/{name}.py", TEMPLATE.format(name=name, other=other, digits=at))
    repository.write("queue/drain.py", ALONE)
    repository.write("queue/again.py", "import os\n\n\n" + ALONE)
    repository.write("jobs/empty.py", COPY)
    repository.write("web/padded.js", SCRIPT)
    return repository


def calibrated(root, wanted=None, sample=None, paths=(), cache=None, told=lambda *_: None, **more):
    return calibrate(root, Settings(jobs=1, **more), paths, wanted, sample, told, cache)


def scope(found, name=ScopeName.SAME):
    return next(one for one in found.scopes if one.name is name)


def facts(found):
    """All of a calibration but how much of it was known before."""
    plain = dataclasses.asdict(dataclasses.replace(found, embedded=0))
    return repr(
        {
            key: [
                {name: np.asarray(value, object).tolist() for name, value in one.items()}
                for one in plain["scopes"]
            ]
            if key == "scopes"
            else value
            for key, value in plain.items()
        }
    )


def test_a_small_repository_is_measured_whole(ledger) -> None:
    found = calibrated(ledger.root)
    assert (found.functions, found.copies, found.questions) == (12, 1, 12)
    same = scope(found)
    assert all(kind.exact for kind in same.alarms)
    assert all(choice.error in (None, 0.0) for choice in same.choices)
    assert len(same.duplicates) >= 1
    everything = same.distributions[0]
    assert everything.exact
    # 11 Python functions are 55 pairs; duplicates are taken out.
    assert len(everything.cosines) == 55 - len(same.duplicates)
    across = scope(found, ScopeName.ACROSS)
    assert len(across.distributions[0].cosines) == 11


def test_false_alarms_are_what_brute_force_counts(ledger) -> None:
    same = scope(calibrated(ledger.root))
    pairs = same.distributions[0].cosines
    for choice in same.choices:
        alarmed = 2 * np.sum(pairs >= np.float32(choice.threshold)) / 12
        assert choice.rate == pytest.approx(1_000 * alarmed)
        assert choice.method is Method.EXACT


def test_the_proposed_threshold_holds_what_is_wanted(ledger) -> None:
    for wanted in (1, 500, 5_000, 100_000):
        same = scope(calibrated(ledger.root, wanted=wanted))
        assert same.choice(Role.PROPOSED).rate <= wanted


def test_what_aligns_is_no_false_alarm_of_a_cosine_that_decides(ledger, monkeypatch) -> None:
    proposing = scope(calibrated(ledger.root, wanted=1))
    semantic = dataclasses.replace(table.MODELS["builtin"], semantic=True)
    monkeypatch.setitem(table.MODELS, "builtin", semantic)
    deciding = scope(calibrated(ledger.root, wanted=1))
    # The totals are siblings of one form: 36 pairs.
    assert len(proposing.alarms[0].cosines) - len(deciding.alarms[0].cosines) == 2 * 36
    assert deciding.choice(Role.PROPOSED).threshold < proposing.choice(Role.PROPOSED).threshold
    assert deciding.duplicates.tolist() == proposing.duplicates.tolist()


def test_what_is_usual_depends_on_who_decides() -> None:
    row = table.MODELS["builtin"]
    assert wanted_rates(row, None) == {ScopeName.SAME: MANY, ScopeName.ACROSS: FEW}
    semantic = dataclasses.replace(row, semantic=True)
    assert wanted_rates(semantic, None) == {ScopeName.SAME: FEW, ScopeName.ACROSS: FEW}
    assert set(wanted_rates(row, 3.0).values()) == {3.0}


@pytest.mark.parametrize("functions", [[], [ALONE], [ALONE, ALONE]])
def test_fewer_than_two_functions_are_no_ground_for_anything(repository, functions) -> None:
    for at, source in enumerate(functions):
        repository.write(f"{at}.py", source)
    found = calibrated(repository.root)
    assert found.functions == min(len(functions), 1)
    assert found.scopes == ()


def test_two_functions_are_one_pair(repository) -> None:
    repository.write("a.py", ALONE)
    repository.write("b.py", TEMPLATE.format(name="year", other="city", digits=2))
    (same,) = calibrated(repository.root).scopes
    assert len(same.distributions[0].cosines) == 1
    assert same.name is ScopeName.SAME


def test_two_functions_of_two_languages_are_one_pair(repository) -> None:
    repository.write("a.py", ALONE)
    repository.write("b.js", SCRIPT)
    (across,) = calibrated(repository.root).scopes
    assert across.name is ScopeName.ACROSS


def test_a_repository_of_copies_has_no_false_alarms(repository) -> None:
    repository.write("a.py", ALONE)
    repository.write("b.py", COPY)
    (same,) = calibrated(repository.root).scopes
    assert len(same.duplicates) == 1
    assert same.choice(Role.PROPOSED).kept == 1
    assert same.choice(Role.OWN).rate == 0


def test_a_nested_function_is_no_neighbour_of_the_one_around_it(repository) -> None:
    inner = "\n".join(f"    {line}" for line in ALONE.splitlines())
    repository.write("a.py", f"def outer(queue):\n{inner}\n    return drain(queue, 3)\n")
    (same,) = calibrated(repository.root).scopes
    assert len(same.distributions[0].cosines) == len(same.alarms[0].cosines) == 0


def test_paths_limit_what_is_measured(ledger) -> None:
    assert calibrated(ledger.root, paths=(str(ledger.root / "totals"),)).functions == 9


def test_settings_in_force_are_shown(ledger) -> None:
    same = scope(calibrated(ledger.root, threshold=0.7))
    assert same.choice(Role.IN_FORCE).threshold == 0.7
    assert same.choice(Role.OWN).threshold == table.MODELS["builtin"].threshold


def test_the_same_answer_every_time_and_wherever_the_files_lie(ledger, make_repository) -> None:
    elsewhere = make_repository("repository")
    for path in sorted(ledger.root.glob("*/*"), reverse=True):
        if path.is_file() and ".git" not in path.parts:
            elsewhere.write(str(path.relative_to(ledger.root)), path.read_bytes())
    assert facts(calibrated(ledger.root)) == facts(calibrated(elsewhere.root))
    assert facts(calibrated(ledger.root, sample=4)) == facts(calibrated(elsewhere.root, sample=4))


def test_a_sample_asks_about_fewer_and_says_how_unsure_it_is(ledger) -> None:
    found = calibrated(ledger.root, sample=6)
    assert found.questions == 6
    assert found.sampled == 12
    assert not any(kind.exact for kind in scope(found).alarms)


def test_a_costly_model_reads_its_sample_only(ledger, costly, tmp_path) -> None:
    told = []
    found = calibrated(
        ledger.root,
        sample=8,
        model="costly",
        cache=tmp_path,
        told=lambda stage, done, total: told.append((stage, done, total)),
    )
    assert found.costly
    assert len(costly.read) == len(set(costly.read)) == found.sampled == found.embedded <= 8
    assert ("embedding with costly", found.sampled, found.sampled) in told
    assert "code is read slowly" in found.notices
    assert {one.kind for one in scope(found).distributions} >= {PairKind.PROPOSED}
    again = calibrated(ledger.root, sample=8, model="costly", cache=tmp_path)
    assert again.embedded == 0
    assert facts(again) == facts(found)


def test_a_costly_model_whose_sample_is_everything_is_exact(ledger, costly, monkeypatch) -> None:
    found = calibrated(ledger.root, sample=0, model="costly")
    assert not found.costly
    assert all(kind.exact for one in found.scopes for kind in one.alarms)
    semantic = dataclasses.replace(table.MODELS["builtin"], semantic=True)
    monkeypatch.setitem(table.MODELS, "builtin", semantic)
    cheap = calibrated(ledger.root)
    assert [one.choices for one in found.scopes] == [one.choices for one in cheap.scopes]
    assert len(costly.read) == 12


@pytest.mark.parametrize("sample", [1, 2, 3, 5, 11])
def test_a_tiny_sample_of_a_costly_model_is_no_failure(ledger, costly, sample) -> None:
    found = calibrated(ledger.root, sample=sample, model="costly")
    assert found.costly
    assert found.questions >= 1
    assert len(costly.read) <= max(sample, 4)  # one function, and what is proposed for it


@pytest.mark.usefixtures("costly")
def test_borrowed_thresholds_are_called_so(ledger, monkeypatch) -> None:
    calibration = calibrated(ledger.root)
    assert calibration.notices == ()
    row = dataclasses.replace(table.MODELS["costly"], calibrated=False)
    monkeypatch.setitem(table.MODELS, "costly", row)
    assert "another model" in calibrated(ledger.root, model="costly").notices[-1]


def test_an_unknown_model_is_refused_before_anything_is_read(ledger) -> None:
    with pytest.raises(UsageError, match="unknown model"):
        calibrated(ledger.root, model="nonesuch")
