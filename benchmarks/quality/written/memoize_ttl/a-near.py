import functools
import threading
import time


def at_most_every(seconds):
    """Calls that come too soon wait; every call reaches the function."""

    def decorate(function):
        lock = threading.Lock()
        next_start = 0.0

        @functools.wraps(function)
        def wrapper(*args):
            nonlocal next_start
            with lock:
                now = time.monotonic()
                if now < next_start:
                    time.sleep(next_start - now)
                next_start = time.monotonic() + seconds
            return function(*args)

        return wrapper

    return decorate
