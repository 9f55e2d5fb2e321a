function commentTree(comments) {
  const byId = new Map();
  for (const comment of comments) {
    if (comment.deleted) {
      continue;
    }
    byId.set(comment.id, { ...comment, replies: [], depth: 0 });
  }
  const roots = [];
  for (const node of byId.values()) {
    const parent = byId.get(node.parentId);
    if (parent && parent !== node) {
      node.depth = parent.depth + 1;
      parent.replies.push(node);
      parent.replies.sort((a, b) => a.createdAt - b.createdAt);
    } else if (!node.parentId) {
      roots.push(node);
    }
  }
  return roots;
}
