export function changeBetween(older, tag) {
  const names = ["major", "minor", "patch"];
  const before = older.match(/\d+/g);
  const figures = tag.match(/\d+/g);
  if (before?.length !== 3 || figures?.length !== 3) {
    throw new Error(`cannot compare ${older} and ${tag}`);
  }
  const position = figures.findIndex((figure, i) => figure !== before[i]);
  if (position < 0) return "none";
  const backwards = Number(figures[position]) < Number(before[position]);
  return backwards ? `back by a ${names[position]}` : names[position];
}
