from collections import deque


def rolling_mean(values, size):
    """The mean of every `size` successive values; empty if there are too few."""
    if size < 1:
        raise ValueError("a window holds at least one value")
    window = deque()
    total = 0.0
    means = []
    for value in values:
        window.append(value)
        total += value
        if len(window) > size:
            total -= window.popleft()
        if len(window) == size:
            means.append(total / size)
    return means
