function folderHierarchy(folders) {
  const index = new Map();
  for (const folder of folders) {
    index.set(folder.id, { ...folder, children: [] });
  }
  const top = [];
  for (const entry of index.values()) {
    const owner = index.get(entry.ownerId);
    if (owner && owner !== entry) {
      owner.children.push(entry);
    } else {
      top.push(entry);
    }
  }
  return top;
}
