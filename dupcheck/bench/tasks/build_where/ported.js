function buildWhere(filters) {
  const conditions = [];
  const values = [];
  for (const [column, value] of Object.entries(filters)) {
    if (!/^[A-Za-z0-9_]+$/.test(column)) {
      throw new Error(`not a column: ${column}`);
    }
    if (value === null) {
      conditions.push(`${column} IS NULL`);
    } else if (Array.isArray(value)) {
      conditions.push(`${column} IN (${value.map(() => "?").join(", ")})`);
      values.push(...value);
    } else {
      conditions.push(`${column} = ?`);
      values.push(value);
    }
  }
  return conditions.length === 0 ? ["", []] : ["WHERE " + conditions.join(" AND "), values];
}
