import time


def wait_until_true(condition, timeout=30.0, first_delay=0.5):
    """Polls with growing pauses; an error raised by the condition is not caught."""
    delay = first_delay
    deadline = time.monotonic() + timeout
    while True:
        if condition():
            return True
        remaining = deadline - time.monotonic()
        if remaining <= 0:
            return False
        time.sleep(min(delay, remaining))
        delay *= 2
