export function withDefaults(defaults, options = {}) {
  const isPlain = (value) => Object.prototype.toString.call(value) === '[object Object]';
  const result = { ...options };
  for (const [key, fallback] of Object.entries(defaults)) {
    const own = result[key];
    if (isPlain(fallback) && (own === undefined || isPlain(own))) {
      result[key] = withDefaults(fallback, own);
    } else if (own === undefined) {
      result[key] = fallback;
    }
  }
  return result;
}
