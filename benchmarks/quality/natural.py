"""Questions from packages as they are: mutated functions, two releases, and two languages."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from benchmarks.quality.board import Member
from benchmarks.quality.material import Release, by_package, extension
from benchmarks.quality.mutants import KINDS, mutant
from dupcheck.extract.normalize import digest
from dupcheck.languages.table import family
from dupcheck.records import Function
from dupcheck.vocabulary import subtokens
from training import pairs

_LARGEST_MUTATED = 600
_LEAST, _LIGHT = 0.3, 0.8
"""Share of tokens in common: another function below the first, a light edit from the second."""
_FORKED = 0.6
"""The least between packages of one family: below it most namesakes do different things."""
_SAME_PLACE = 0.5
"""The least Jaccard similarity of the words of two places, for a port: a third of the pairs of one
name alone, read by a person, did different things."""
_SHORTEST_NAME = 6
_MOST_PER_PACKAGE = 25
_HIDDEN = "some_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A question for row `partner` of a release."""

    set: str
    member: Member
    release: Release
    partner: int


_Candidate = tuple[Member, Release, int]


def mutated(found: Sequence[Release], rng: Random, most: int) -> Iterator[Found]:
    """Every kind of mutation of the same functions, spread over languages and packages."""
    donors: dict[str, list[Function]] = defaultdict(list)
    for release in found:
        for member in release.members:
            donors[member.function.language].append(member.function)
    for release, row in _spread(found, rng)[:most]:
        member = release.members[row]
        for kind in ("type-1", *KINDS):
            donor = rng.choice(donors[member.function.language])
            changed = mutant(member.function, donor, kind, rng)
            if changed is not None:
                planted = Member(function=_planted(changed), group=member.group)
                yield Found(set=kind, member=planted, release=release, partner=row)


def edited(found: Sequence[Release], rng: Random, most: int) -> Iterator[Found]:
    """The same function in an old and a new release, changed in between, its name hidden.

    At least, and less than, 80 % of the tokens in common are two sets of up to `most` questions.
    """
    candidates = [c for same in by_package(found) for c in _twice(same)]
    yield from _changed(candidates, ("edit-light", "edit-heavy"), rng, most, _LEAST)


def forked(
    last: Sequence[Release], copied: Sequence[Release], rng: Random, most: int
) -> Iterator[Found]:
    """The same function in two packages of one family, or in a copy inside another package."""
    places: dict[tuple[str, ...], list[tuple[Release, int]]] = defaultdict(list)
    for release in last:
        for row, member in enumerate(release.members):
            places[_relative(member)].append((release, row))
    candidates = []
    for release in [*last, *copied]:
        for member in release.members:
            for other, row in places.get(_relative(member), ()):
                same = release.package.name == other.package.name
                if not same and member.function.digest != other.members[row].function.digest:
                    candidates.append((member, other, row))
    once = {one[0].function.digest: one for one in candidates}
    yield from _changed(list(once.values()), ("fork", "fork"), rng, most, _FORKED)


def _changed(
    candidates: Sequence[_Candidate],
    kinds: tuple[str, str],
    rng: Random,
    most: int,
    least: float,
) -> Iterator[Found]:
    """Those that are edits of each other, by how much they share, the name hidden."""
    taken: dict[tuple[str, str], int] = defaultdict(int)
    count: dict[str, int] = defaultdict(int)
    for old, release, row in rng.sample(candidates, len(candidates)):
        key = release.package.name
        if count[kinds[0]] >= most and count[kinds[1]] >= most:
            return
        share = pairs.similarity(old.function.code, release.members[row].function.code)
        kind = kinds[share < _LIGHT]
        if share >= least and count[kind] < most and taken[key, kind] < _MOST_PER_PACKAGE:
            taken[key, kind] += 1
            count[kind] += 1
            yield Found(set=kind, member=hidden(old), release=release, partner=row)


def _relative(member: Member) -> tuple[str, ...]:
    """Where a function stands in whatever package it is in."""
    f = member.function
    stem = f.path.rpartition("/")[2].partition(".")[0]
    return member.group[0], family(f.language), stem, f.name


def ported(found: Sequence[Release], rng: Random, most: int) -> Iterator[Found]:
    """Functions of one name in two languages and in like places of a project, the name hidden."""
    named: dict[tuple[str, str], list[tuple[Release, int]]] = defaultdict(list)
    for release in found:
        for row, member in enumerate(release.members):
            if len(member.group[1]) >= _SHORTEST_NAME:
                named[member.group].append((release, row))
    candidates = [pair for same in named.values() for pair in _two_languages(same, rng)]
    taken: dict[str, int] = defaultdict(int)
    for old, release, row in rng.sample(candidates, len(candidates)):
        key = release.package.family
        taken[key] += 1
        if taken[key] <= 2 * _MOST_PER_PACKAGE and most > 0:
            most -= 1
            yield Found(set="port", member=hidden(old), release=release, partner=row)


def hidden(member: Member) -> Member:
    """The function in a file of its own, without its own name, by which the pair was found."""
    function = member.function
    name = re.split(r"\W", function.name)[-1]
    tokens = re.split(r"(\s)", function.code)
    code = "".join(f"i{_HIDDEN}" if token == f"i{name}" else token for token in tokens)
    text = re.sub(rf"\b{re.escape(name)}\b", _HIDDEN, function.text) if name else function.text
    anonymous = replace(function, code=code, text=text, name=_HIDDEN, digest=digest(code))
    return Member(function=_planted(anonymous), group=member.group)


def _planted(function: Function) -> Function:
    path = f"planted/{function.digest[:12]}{extension(function.language)}"
    return replace(function, path=path, span=(0, 1))


def _spread(found: Sequence[Release], rng: Random) -> list[tuple[Release, int]]:
    """Functions in an order in which languages take turns, and in each of them packages."""
    by_language: dict[str, dict[str, list[tuple[Release, int]]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for release in found:
        for row, member in enumerate(release.members):
            if member.function.size <= _LARGEST_MUTATED:
                places = by_language[member.function.language]
                places[release.package.key].append((release, row))
    turns = []
    for _, packages in sorted(by_language.items()):
        queues = [rng.sample(rows, len(rows)) for _, rows in sorted(packages.items())]
        turns.append(_in_turn(queues))
    return _in_turn(turns)


def _in_turn(
    queues: Sequence[Sequence[tuple[Release, int]]],
) -> list[tuple[Release, int]]:
    longest = max(map(len, queues), default=0)
    return [q[turn] for turn in range(longest) for q in queues if turn < len(q)]


def _twice(same: Sequence[Release]) -> Iterator[_Candidate]:
    """Functions that the newest release has in the same place with other code, oldest first."""
    wholes = [release for release in same if not release.package.wholes]
    if not wholes:
        return
    last, seen = wholes[-1], set()
    new = _places(last)
    for release in same:
        for place, rows in _places(release).items():
            others = new.get(place, [])
            if place in seen or len(rows) != 1 or len(others) != 1:
                continue
            member = release.members[rows[0]]
            if member.function.digest != last.members[others[0]].function.digest:
                seen.add(place)
                yield member, last, others[0]


def _places(release: Release) -> dict[tuple[str, ...], list[int]]:
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row, member in enumerate(release.members):
        f = member.function
        places[f.language, "/".join(f.path.split("/")[-2:]), f.name].append(row)
    return places


def _two_languages(same: Sequence[tuple[Release, int]], rng: Random) -> Iterator[_Candidate]:
    sides: dict[str, list[tuple[Release, int]]] = defaultdict(list)
    for release, row in same:
        sides[family(release.members[row].function.language)].append((release, row))
    few = [s for s in sides.values() if len({r.members[i].function.path for r, i in s}) <= 2]
    for left, one_side in enumerate(few):
        for other_side in few[left + 1 :]:
            (one, i), (other, j) = rng.choice(one_side), rng.choice(other_side)
            sizes = one.members[i].function.size, other.members[j].function.size
            places = one.members[i].function, other.members[j].function
            if max(sizes) <= 3 * min(sizes) and _alike(*places) >= _SAME_PLACE:
                yield one.members[i], other, j


def _alike(one: Function, other: Function) -> float:
    """How much the names of two files or of two classes have in common."""
    likeness = []
    for left, right in zip(_place_words(one), _place_words(other), strict=True):
        likeness.append(len(left & right) / max(1, len(left | right)))
    return max(likeness)


def _place_words(function: Function) -> tuple[set[str], set[str]]:
    stem = function.path.rpartition("/")[2].partition(".")[0]
    return set(subtokens(stem)), set(subtokens(function.name.rpartition(".")[0]))
