import numpy as np

from dupcheck.embed.features import Bags, bags
from dupcheck.embed.meaning import Rows, key, rows, sums

CODE = "kdef iread_lines o( ipath o) o: kreturn iopen o( ipath o) o. isplit o( s o)"


def made_up(batch: Bags, dimensions: int = 4, largest: int = 127) -> Rows:
    """A row for every feature of a batch."""
    keys = np.unique(key(batch.feature))
    numbers = np.random.default_rng(0).integers(-largest, largest + 1, (len(keys), dimensions))
    return Rows(keys=keys, rows=numbers.astype(np.int8))


def test_what_ships_is_small_and_sorted() -> None:
    learned = rows()
    assert learned.rows.dtype == np.int8
    assert len(learned.rows) == len(learned.keys)
    assert (np.diff(learned.keys.astype(np.int64)) > 0).all()
    assert learned.rows.nbytes + learned.keys.nbytes < 8_000_000


def test_unknown_features_say_nothing() -> None:
    other = made_up(bags(["kwhile ixyzzy o* n17 o< iplugh"]))
    learned = Rows(keys=other.keys + np.uint32(1), rows=other.rows)
    assert not sums(bags([CODE, ""]), learned).any()


def test_sums_are_whole_numbers_by_function() -> None:
    batch = bags([CODE, "", CODE])
    found = sums(batch, made_up(batch))
    assert (found == np.rint(found)).all()
    assert (found[0] == found[2]).all()
    assert found[0].any()
    assert not found[1].any()


def test_the_longest_function_stays_exact() -> None:
    code = " ".join(f"iname{i}x o% n{i}" for i in range(4000))
    batch = bags([code])
    learned = made_up(batch)
    largest = Rows(keys=learned.keys, rows=np.full_like(learned.rows, 127))
    found = sums(batch, largest)
    assert found.max() < 2**24
    assert (found % 127 == 0).all()


def test_meaning_brings_synonyms_together() -> None:
    one, other, else_ = sums(
        bags(
            [
                "kif ipassword o. ilength o< n8 o: kraise iInvalidPassword",
                "kif o( istrlen o( icredentials o) o< n10 o) ierror o( sweak␣secret o)",
                "kfor ipixel kin iimage o: icanvas o. iplot o( ipixel o. ix o, ipixel o. iy o)",
            ]
        ),
        rows(),
    )
    unit = [v / np.linalg.norm(v) for v in (one, other, else_)]
    assert unit[0] @ unit[1] > unit[0] @ unit[2]
