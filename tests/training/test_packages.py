import pytest

from training.packages import (
    RESERVED,
    Package,
    family_of,
    is_left_out,
    packages,
    refuse_reserved,
)


def package(name: str, family: str = "other") -> Package:
    return Package(registry="pypi", name=name, version="1", family=family)


def test_every_pin_is_read_and_none_is_reserved() -> None:
    pinned = packages()
    assert len({p.key for p in pinned}) == len(pinned) > 500
    assert not {p.family for p in pinned} & RESERVED


@pytest.mark.parametrize("name", ["django", "@actions/toolkit", "lodash", "js-yaml"])
def test_reserved_packages_are_refused(name: str) -> None:
    with pytest.raises(ValueError, match="reserved"):
        refuse_reserved(package(name))


def test_a_fork_is_refused_by_its_family() -> None:
    with pytest.raises(ValueError, match="reserved"):
        refuse_reserved(package("lodash-next", family="lodash"))


def test_releases_and_ports_share_a_side_of_the_split() -> None:
    sides: dict[str, set[str]] = {}
    for pinned in packages():
        sides.setdefault(pinned.family, set()).add(pinned.split)
    assert {len(splits) for splits in sides.values()} == {1}
    assert {side for splits in sides.values() for side in splits} == {
        "train",
        "validation",
        "test",
    }


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("librust-tokio-dev", "tokio"),
        ("@scope/thing", "thing"),
        ("lua5.3", "lua"),
        ("avro-js", "avro"),
    ],
)
def test_families_are_names_without_trimmings(name: str, family: str) -> None:
    assert family_of(name) == family


@pytest.mark.parametrize(
    "path", ["pkg/node_modules/a/b.js", "pkg/_vendor/x.py", "pkg/js/lodash.js", "a/zlib/deflate.c"]
)
def test_vendored_and_reserved_files_are_left_out(path: str) -> None:
    assert is_left_out(path)
    assert not is_left_out("pkg/src/parser.py")
