type Nested = { [key: string]: unknown };

export function setPath(source: Nested, path: string, value: unknown): Nested {
  const result: Nested = { ...source };
  const keys = path.split('.');
  const last = keys.pop()!;
  let target = result;
  for (const key of keys) {
    const child = target[key];
    if (child !== undefined && (typeof child !== 'object' || child === null)) {
      throw new TypeError(`${key} in ${path} is not an object`);
    }
    const copy: Nested = { ...(child as Nested | undefined) };
    target[key] = copy;
    target = copy;
  }
  target[last] = value;
  return result;
}
