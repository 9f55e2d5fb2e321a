function cachedLoader(load, ttl, limit = 500) {
  const entries = new Map();
  return async function cached(key) {
    const entry = entries.get(key);
    if (entry && Date.now() - entry.stored < ttl) {
      return entry.promise;
    }
    if (entries.size >= limit) {
      entries.delete(entries.keys().next().value);
    }
    const promise = Promise.resolve(load(key));
    entries.set(key, { promise, stored: Date.now() });
    if (entry) {
      promise.catch(() => entries.delete(key));
      return entry.promise;
    }
    try {
      return await promise;
    } catch (error) {
      entries.delete(key);
      throw error;
    }
  };
}
