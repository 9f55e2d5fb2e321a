from collections import deque


def rolling_max(values, size):
    """The largest of every `size` successive values; empty if there are too few."""
    if size < 1:
        raise ValueError("a window holds at least one value")
    window = deque()
    largest = []
    for i, value in enumerate(values):
        while window and values[window[-1]] <= value:
            window.pop()
        window.append(i)
        if window[0] <= i - size:
            window.popleft()
        if i + 1 >= size:
            largest.append(values[window[0]])
    return largest
