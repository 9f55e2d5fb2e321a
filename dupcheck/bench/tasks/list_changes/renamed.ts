interface Item {
  id: string;
  [column: string]: unknown;
}

export function compareInventories(previous: Item[], current: Item[]) {
  const byKey = new Map(previous.map((item) => [item.id, item]));
  const created: Item[] = [];
  const updated: { id: string; columns: string[] }[] = [];
  for (const item of current) {
    const match = byKey.get(item.id);
    if (!match) {
      created.push(item);
      continue;
    }
    byKey.delete(item.id);
    const columns = Object.keys(item).filter((column) => item[column] !== match[column]);
    if (columns.length > 0) {
      updated.push({ id: item.id, columns });
    }
  }
  return { created, removed: [...byKey.values()], updated };
}
