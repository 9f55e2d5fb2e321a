interface Row {
  id: string;
  [field: string]: unknown;
}

export function applyChanges(before: Row[], changes: { added: Row[]; removed: Row[]; changed: Row[] }) {
  const rows = new Map(before.map((row) => [row.id, row]));
  for (const row of changes.removed) {
    rows.delete(row.id);
  }
  for (const row of changes.changed) {
    const known = rows.get(row.id);
    if (!known) {
      continue;
    }
    rows.set(row.id, { ...known, ...row });
  }
  for (const row of changes.added) {
    if (!rows.has(row.id)) {
      rows.set(row.id, row);
    }
  }
  return [...rows.values()];
}
