import functools
import time


def remember_for(seconds):
    def decorate(fetch):
        kept = {}

        @functools.wraps(fetch)
        def lookup(key):
            now = time.monotonic()
            for stale in [k for k, (_, until) in kept.items() if until <= now]:
                del kept[stale]
            if key not in kept:
                kept[key] = (fetch(key), now + seconds)
            return kept[key][0]

        return lookup

    return decorate
