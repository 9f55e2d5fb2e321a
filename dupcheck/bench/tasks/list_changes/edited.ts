interface Row {
  id: string;
  [field: string]: unknown;
}

export function listChanges(before: Row[], after: Row[], ignored: string[] = []) {
  const old = new Map(before.map((row) => [row.id, row]));
  let unchanged = 0;
  const added: Row[] = [];
  const changed: { id: string; fields: string[] }[] = [];
  for (const row of after) {
    const known = old.get(row.id);
    if (!known) {
      added.push(row);
      continue;
    }
    old.delete(row.id);
    const fields = Object.keys({ ...known, ...row }).filter(
      (field) => !ignored.includes(field) && row[field] !== known[field],
    );
    if (fields.length === 0) {
      unchanged++;
    } else {
      changed.push({ id: row.id, fields });
    }
  }
  return { added, removed: [...old.keys()], changed, unchanged };
}
