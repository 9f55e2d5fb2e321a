function mergeConfig(base, override) {
  const merged = { ...base };
  const isTable = (thing) =>
    typeof thing === "object" && thing !== null && !Array.isArray(thing);
  for (const [key, value] of Object.entries(override)) {
    if (value === null) {
      delete merged[key];
    } else if (isTable(value) && isTable(merged[key])) {
      merged[key] = mergeConfig(merged[key], value);
    } else {
      merged[key] = value;
    }
  }
  return merged;
}
