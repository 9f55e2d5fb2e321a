class RecentCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.entries = {}

    def get(self, key, loader):
        """The value of a key, loaded where it is not known; forgets what was not used longest."""
        if key in self.entries:
            self.entries[key] = self.entries.pop(key)
            return self.entries[key]
        value = loader(key)
        if value is None:
            raise LookupError(f"nothing loaded for {key}")
        self.entries[key] = value
        if len(self.entries) > self.capacity:
            eldest = next(iter(self.entries))
            del self.entries[eldest]
        return value
