export function withExpiringCache(fn, ttlSeconds) {
  const cache = new Map();
  return (argument) => {
    const now = Date.now();
    const entry = cache.get(argument);
    if (entry && entry.expires > now) {
      return entry.value;
    }
    const value = fn(argument);
    cache.set(argument, { value, expires: now + ttlSeconds * 1000 });
    return value;
  };
}
