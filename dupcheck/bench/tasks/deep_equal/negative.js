function firstDifference(left, right, path = "$") {
  if (Object.is(left, right)) {
    return null;
  }
  if (typeof left !== "object" || typeof right !== "object" || !left || !right) {
    return path;
  }
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) {
    return path;
  }
  for (const key of keys) {
    const found = firstDifference(left[key], right[key], `${path}.${key}`);
    if (found !== null) {
      return found;
    }
  }
  return null;
}
