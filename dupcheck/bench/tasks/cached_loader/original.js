function cachedLoader(load, ttl) {
  const entries = new Map();
  return async function cached(key) {
    const entry = entries.get(key);
    if (entry && Date.now() - entry.stored < ttl) {
      return entry.promise;
    }
    const promise = load(key);
    entries.set(key, { promise, stored: Date.now() });
    try {
      return await promise;
    } catch (error) {
      entries.delete(key);
      throw error;
    }
  };
}
