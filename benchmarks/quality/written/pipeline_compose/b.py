from functools import reduce


def treatment(*stages):
    """A treatment without stages leaves the sample alone."""

    def chain(before, after):
        def both(sample):
            return after(before(sample))

        return both

    return reduce(chain, stages, lambda sample: sample)
