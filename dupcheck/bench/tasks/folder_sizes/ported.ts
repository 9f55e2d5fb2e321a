interface Node {
  name: string;
  size: number;
  children?: Node[];
}

export function folderSizes(node: Node, path = "", sizes = new Map<string, number>()): number {
  const here = `${path}/${node.name}`;
  let total = node.size;
  for (const child of node.children ?? []) {
    total += folderSizes(child, here, sizes);
  }
  if (node.children && node.children.length > 0) {
    sizes.set(here, total);
  }
  return total;
}
