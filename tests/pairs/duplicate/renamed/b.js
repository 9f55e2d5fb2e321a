export const bucketed = function (rows, selector) {
  const buckets = new Map();
  for (const row of rows) {
    const name = selector(row);
    if (!buckets.has(name)) {
      buckets.set(name, []);
    }
    buckets.get(name).push(row);
  }
  return [...buckets.entries()].sort((x, y) => y[1].length - x[1].length);
};
