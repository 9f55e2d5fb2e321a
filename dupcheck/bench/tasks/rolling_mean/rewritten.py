from itertools import accumulate


def moving_average(series, n):
    if n < 1:
        raise ValueError(n)
    cumulative = [0.0, *accumulate(series)]
    pairs = zip(cumulative, cumulative[n:])
    return [(upper - lower) / n for lower, upper in pairs]
