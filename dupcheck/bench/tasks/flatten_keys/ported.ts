type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

export function flattenKeys(data: { [key: string]: Json }, prefix = ""): Record<string, Json> {
  const flat: Record<string, Json> = {};
  for (const [key, value] of Object.entries(data)) {
    const path = prefix ? `${prefix}.${key}` : key;
    if (Array.isArray(value)) {
      value.forEach((item, i) => Object.assign(flat, flattenKeys({ [i]: item }, path)));
    } else if (value !== null && typeof value === "object" && Object.keys(value).length > 0) {
      Object.assign(flat, flattenKeys(value, path));
    } else {
      flat[path] = value;
    }
  }
  return flat;
}
