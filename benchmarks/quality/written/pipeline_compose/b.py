from functools import reduce


def treatment(*stages):
    """A treatment without stages leaves the sample alone."""

    def chain(before, after):
        return lambda sample: after(before(sample))

    return reduce(chain, stages, lambda sample: sample)
