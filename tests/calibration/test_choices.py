import numpy as np
import pytest

from dupcheck.calibration.alarms import alarms
from dupcheck.calibration.choices import choices, kept
from dupcheck.calibration.records import Role

WRONG = np.linspace(0, 0.6, 600, dtype=np.float32)
DUPLICATES = -np.sort(-np.linspace(0.41, 0.8, 40, dtype=np.float32))


def chosen(duplicates=DUPLICATES, wanted=1_000.0, own=0.5, in_force=0.5):
    kind = alarms(100, WRONG, np.arange(600) % 100, np.ones(600), exact=True)
    return choices([kind], duplicates, wanted, own, in_force, 1.0)


def by_role(found):
    return {choice.role: choice for choice in found}


def test_each_threshold_says_what_it_costs_and_keeps() -> None:
    found = by_role(chosen())
    assert found[Role.OWN].rate == pytest.approx(1_000)
    assert found[Role.OWN].kept == int(np.sum(DUPLICATES >= 0.5))
    assert found[Role.PROPOSED].threshold == pytest.approx(0.5, abs=0.002)
    assert found[Role.KEEPING].kept == 38
    assert Role.IN_FORCE not in found


def test_choices_descend_and_keep_ever_more() -> None:
    found = chosen()
    thresholds = [choice.threshold for choice in found]
    assert thresholds == sorted(thresholds, reverse=True)
    counts = [choice.kept for choice in found]
    assert counts == sorted(counts)


def test_a_threshold_that_the_settings_give_is_shown() -> None:
    assert by_role(chosen(in_force=0.55))[Role.IN_FORCE].threshold == 0.55


def test_a_share_of_few_duplicates_is_no_aim() -> None:
    assert Role.KEEPING not in by_role(chosen(duplicates=DUPLICATES[:19]))


def test_what_is_equal_is_kept() -> None:
    assert kept(np.array([0.7, 0.35], np.float32), 0.35) == 2
