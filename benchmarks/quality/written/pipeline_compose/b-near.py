def survey(*inspectors, tolerate=()):
    """Every inspector sees the same sample."""

    def report(sample):
        findings = {}
        for inspect in inspectors:
            try:
                findings[inspect.__name__] = inspect(sample)
            except tolerate as problem:
                findings[inspect.__name__] = problem
        return findings

    return report
