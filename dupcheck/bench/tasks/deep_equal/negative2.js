function deepCopy(value, seen = new Map()) {
  if (typeof value !== "object" || !value) {
    return value;
  }
  if (seen.has(value)) {
    return seen.get(value);
  }
  const copy = Array.isArray(value) ? [] : {};
  seen.set(value, copy);
  const keys = Object.keys(value);
  keys.forEach((key) => {
    copy[key] = deepCopy(value[key], seen);
  });
  return copy;
}
