"""What a run could not do, or did otherwise than one would expect: said in every format."""

from dupcheck.records import Report


def notices(report: Report) -> tuple[str, ...]:
    """Those of the change first, then those of the run, each once."""
    of_change = report.change.notices if report.change else ()
    return tuple(dict.fromkeys((*of_change, *report.notices)))
