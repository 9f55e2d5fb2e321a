from collections import deque


def smooth(samples, width):
    """The mean of every `width` successive samples; empty if there are too few."""
    if width < 1:
        raise ValueError("width must be positive")
    recent = deque()
    running = 0.0
    smoothed = []
    for sample in samples:
        recent.append(sample)
        running += sample
        if len(recent) > width:
            running -= recent.popleft()
        if len(recent) == width:
            smoothed.append(running / width)
    return smoothed
