type Document = { [field: string]: unknown };

export function projection(fields: string[], doc: Document): Document {
  const result: Document = {};
  const deeper = new Map<string, string[]>();
  for (const field of fields) {
    const dot = field.indexOf(".");
    if (dot >= 0) {
      const head = field.slice(0, dot);
      deeper.set(head, [...(deeper.get(head) ?? []), field.slice(dot + 1)]);
    }
  }
  for (const [head, rest] of deeper) {
    const inner = doc[head];
    if (inner && typeof inner === "object") {
      const kept = projection(rest, inner as Document);
      if (Object.keys(kept).length > 0) result[head] = kept;
    }
  }
  for (const field of fields) {
    if (!field.includes(".") && field in doc) result[field] = doc[field];
  }
  return result;
}
