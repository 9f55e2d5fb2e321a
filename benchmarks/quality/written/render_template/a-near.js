export function templateVariables(template) {
  const tree = {};
  for (const [, path] of template.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)) {
    let node = tree;
    for (const key of path.split('.')) {
      if (!Object.hasOwn(node, key)) {
        node[key] = {};
      }
      node = node[key];
    }
  }
  return tree;
}
