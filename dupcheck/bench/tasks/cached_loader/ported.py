import asyncio
import time


def cached_loader(load, ttl):
    entries = {}

    async def cached(key):
        entry = entries.get(key)
        if entry is not None and time.monotonic() - entry[1] < ttl:
            return await asyncio.shield(entry[0])
        task = asyncio.ensure_future(load(key))
        entries[key] = (task, time.monotonic())
        try:
            return await asyncio.shield(task)
        except Exception:
            entries.pop(key, None)
            raise

    return cached
