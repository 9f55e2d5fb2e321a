from bisect import bisect_left, insort


def smoothed(readings, width):
    ordered = sorted(readings[: width - 1])
    middle, even = width // 2, width % 2 == 0
    for newest in range(width - 1, len(readings)):
        insort(ordered, readings[newest])
        if even:
            yield (ordered[middle - 1] + ordered[middle]) / 2
        else:
            yield ordered[middle]
        del ordered[bisect_left(ordered, readings[newest - width + 1])]
