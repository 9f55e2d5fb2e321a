function commentRows(roots) {
  const rows = [];
  const waiting = roots.map((node) => ({ node, depth: 0 }));
  while (waiting.length > 0) {
    const { node, depth } = waiting.shift();
    const { replies, ...comment } = node;
    rows.push({ ...comment, depth });
    const children = [];
    for (const reply of replies ?? []) {
      children.push({ node: reply, depth: depth + 1 });
    }
    waiting.unshift(...children);
  }
  return rows;
}
