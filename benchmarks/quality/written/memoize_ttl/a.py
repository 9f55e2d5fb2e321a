import functools
import time


def cached_for(seconds):
    def decorate(function):
        entries = {}

        @functools.wraps(function)
        def wrapper(*args):
            now = time.monotonic()
            hit = entries.get(args)
            if hit is not None and now < hit[0]:
                return hit[1]
            result = function(*args)
            entries[args] = (now + seconds, result)
            return result

        return wrapper

    return decorate
