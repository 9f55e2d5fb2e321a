from collections import deque


def rolling_maximum(values, width):
    maxima = []
    window = deque()
    for i, value in enumerate(values):
        while window and values[window[-1]] <= value:
            window.pop()
        window.append(i)
        if window[0] <= i - width:
            window.popleft()
        if i >= width - 1:
            maxima.append(values[window[0]])
    return maxima
