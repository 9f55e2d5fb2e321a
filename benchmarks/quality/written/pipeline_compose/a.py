def chain(*stages):
    """A function that sends its argument through the stages, first one first."""
    for stage in stages:
        if not callable(stage):
            raise TypeError(f"{stage!r} is not callable")

    def run(value):
        for stage in stages:
            value = stage(value)
        return value

    return run
