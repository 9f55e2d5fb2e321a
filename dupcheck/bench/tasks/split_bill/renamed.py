def allocate_budget(amount, ratios):
    """Parts of an amount in proportion to the ratios; no cent is lost."""
    whole = sum(ratios)
    if whole <= 0:
        raise ValueError("ratios are all zero")
    slices = []
    leftovers = []
    for index, ratio in enumerate(ratios):
        floor, fraction = divmod(amount * ratio, whole)
        slices.append(floor)
        leftovers.append((-fraction, index))
    undistributed = amount - sum(slices)
    for _, index in sorted(leftovers)[:undistributed]:
        slices[index] += 1
    return slices
