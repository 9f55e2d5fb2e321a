"""What the user should know of comments that speak to dupcheck."""

from collections.abc import Iterable, Sequence

from dupcheck.changes import Change
from dupcheck.records import Function, Quiet, Remark, Silencer
from dupcheck.suppress.pattern import PatternError
from dupcheck.suppress.sides import side

_MOST = 20
_MOST_PLACES = 5


def notices(remarks: Sequence[Remark], functions: Iterable[Function]) -> tuple[str, ...]:
    """Comments that cannot be followed, one by one, and those without a reason, all in one."""
    said = {(f.path, one.line, one.target): one for f in functions for one in f.directives}
    told = sorted([*remarks, *_wrong_targets(said)], key=lambda one: (one.path, one.line))
    lines = [str(remark) for remark in told[:_MOST]]
    if len(told) > _MOST:
        lines.append(f"{len(told) - _MOST} more comments that speak to dupcheck cannot be followed")
    silent = sorted({(path, line) for (path, line, _), one in said.items() if not one.reason})
    return (*lines, *_without_reason([f"{path}:{line}" for path, line in silent]))


def added(quiet: Iterable[Quiet], change: Change | None) -> tuple[str, ...]:
    """What a change keeps quiet by comments that it wrote itself: its reviewers should know."""
    if change is None:
        return ()
    told = {one.where for one in quiet if one.by is Silencer.COMMENT}
    own = [where for where in sorted(told) if _is_in(where, change)]
    if not own:
        return ()
    return (f"the change silences duplicates by comments of its own, at {_listed(own)}",)


def _is_in(where: str, change: Change) -> bool:
    path, _, line = where.rpartition(":")
    return any(lines.start <= int(line) <= lines.end for lines in change.added(path))


def _listed(places: Sequence[str]) -> str:
    shown = ", ".join(places[:_MOST_PLACES])
    return shown + (f" and {len(places) - _MOST_PLACES} more" if places[_MOST_PLACES:] else "")


def _wrong_targets(said: Iterable[tuple[str, int, str]]) -> list[Remark]:
    wrong = []
    for path, line, target in said:
        try:
            if target:
                side(target)
        except PatternError as error:
            text = f'nothing is ignored by "dupcheck: ignore[{target}]": {error}'
            wrong.append(Remark(path=path, line=line, text=text))
    return wrong


def _without_reason(places: Sequence[str]) -> list[str]:
    if not places:
        return []
    return [f'no reason is given at {_listed(places)}; end "dupcheck: ignore" with " -- REASON"']
