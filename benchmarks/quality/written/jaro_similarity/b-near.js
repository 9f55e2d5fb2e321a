export function highlightTyped(a, b) {
  const marks = [];
  let from = 0;
  let open = null;
  for (let i = 0; i < a.length && from < b.length; i++) {
    const j = b.toLowerCase().indexOf(a[i].toLowerCase(), from);
    if (j < 0) return [];
    if (open && open.end === j) {
      open.end = j + 1;
    } else {
      open = { start: j, end: j + 1 };
      marks.push(open);
    }
    from = j + 1;
  }
  return marks;
}
