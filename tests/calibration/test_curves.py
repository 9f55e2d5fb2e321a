import numpy as np
import pytest

from dupcheck.calibration.curves import quantile, survival
from dupcheck.calibration.records import Distribution, PairKind, ScopeName


def found(cosines, *, exact=False, floor=-1.0):
    values = -np.sort(-np.asarray(cosines, np.float32))
    return Distribution(
        kind=PairKind.RANDOM, scope=ScopeName.SAME, cosines=values, exact=exact, floor=floor
    )


def test_a_share_of_the_pairs_reaches_its_quantile() -> None:
    values = np.arange(1, 1001) / 1000
    assert quantile(found(values), 0.1) == pytest.approx(0.901)
    assert quantile(found(values), 0.01) == pytest.approx(0.991)


def test_the_sample_is_not_read_beyond_its_reach() -> None:
    values = np.arange(1, 1001) / 1000
    assert quantile(found(values), 0.001) is None
    assert quantile(found(values, exact=True), 0.001) == 1.0
    assert quantile(found([]), 0.5) is None
    assert quantile(found([0.5]), 0.5) is None


def test_the_curve_ends_with_all_pairs_or_at_the_floor() -> None:
    points = survival(found([0.9, 0.5, 0.5, 0.1]))
    assert points[0] == (pytest.approx(0.9), 0.25)
    assert points[-1] == (pytest.approx(0.1), 1.0)
    assert [cosine for cosine, _ in survival(found([0.9, 0.25, 0.25], floor=0.25))] == [
        pytest.approx(0.9)
    ]
    assert survival(found([])) == []
