interface Row {
  id: string;
  [field: string]: unknown;
}

export function listChanges(before: Row[], after: Row[]) {
  const old = new Map(before.map((row) => [row.id, row]));
  const added: Row[] = [];
  const changed: { id: string; fields: string[] }[] = [];
  for (const row of after) {
    const known = old.get(row.id);
    if (!known) {
      added.push(row);
      continue;
    }
    old.delete(row.id);
    const fields = Object.keys(row).filter((field) => row[field] !== known[field]);
    if (fields.length > 0) {
      changed.push({ id: row.id, fields });
    }
  }
  return { added, removed: [...old.values()], changed };
}
