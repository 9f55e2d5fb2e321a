function commentTree(comments) {
  const byId = new Map();
  for (const comment of comments) {
    byId.set(comment.id, { ...comment, replies: [] });
  }
  const roots = [];
  for (const node of byId.values()) {
    const parent = byId.get(node.parentId);
    if (parent && parent !== node) {
      parent.replies.push(node);
    } else {
      roots.push(node);
    }
  }
  return roots;
}
