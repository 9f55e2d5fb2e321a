type Nested = { [key: string]: unknown };

export function project(source: Nested, paths: string[]): Nested {
  const result: Nested = {};
  const isObject = (value: unknown): value is Nested =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

  for (const path of paths) {
    const keys = path.split('.');
    let value: unknown = source;
    for (const key of keys) {
      value = isObject(value) ? value[key] : undefined;
    }
    if (value === undefined) {
      continue;
    }
    const last = keys.pop()!;
    let target = result;
    for (const key of keys) {
      const child = target[key];
      target = target[key] = isObject(child) ? child : {};
    }
    target[last] = value;
  }
  return result;
}
