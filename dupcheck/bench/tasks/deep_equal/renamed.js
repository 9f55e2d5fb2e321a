function isSame(actual, expected) {
  if (Object.is(actual, expected)) {
    return true;
  }
  if (typeof actual !== "object" || typeof expected !== "object" || !actual || !expected) {
    return false;
  }
  if (Array.isArray(actual) !== Array.isArray(expected)) {
    return false;
  }
  const fields = Object.keys(actual);
  if (fields.length !== Object.keys(expected).length) {
    return false;
  }
  return fields.every((field) => Object.hasOwn(expected, field) && isSame(actual[field], expected[field]));
}
