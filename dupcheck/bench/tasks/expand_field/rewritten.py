import re

_TERM = re.compile(r"(?:\*|(\d+)(?:-(\d+))?)(?:/(\d+))?")


def ticks(spec, smallest, greatest):
    terms = []
    for term in spec.split(","):
        a, b, jump = _TERM.fullmatch(term).groups()
        begin = smallest if a is None else int(a)
        until = int(b) if b else greatest if a is None or jump else begin
        if begin < smallest or until > greatest:
            raise ValueError(term)
        terms.append((begin, until, int(jump or 1)))

    def admitted(value):
        return any(b <= value <= u and (value - b) % j == 0 for b, u, j in terms)

    return list(filter(admitted, range(smallest, greatest + 1)))
