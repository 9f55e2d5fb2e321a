from bisect import bisect_left, insort


def rolling_median(values, width):
    medians = []
    window = []
    middle = width // 2
    for i, value in enumerate(values):
        insort(window, value)
        if len(window) > width:
            del window[bisect_left(window, values[i - width])]
        if len(window) == width:
            if width % 2:
                medians.append(window[middle])
            else:
                medians.append((window[middle - 1] + window[middle]) / 2)
    return medians
