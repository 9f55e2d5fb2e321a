from collections import deque


def rolling_mean(values, size, digits=2):
    """The mean of every `size` successive values; empty if there are too few."""
    if size < 1:
        raise ValueError("a buffer holds at least one value")
    buffer = deque()
    total = 0.0
    means = []
    for value in values:
        buffer.append(value)
        total += value
        if len(buffer) > size:
            total -= buffer.popleft()
        means.append(round(total / len(buffer), digits))
    return means
