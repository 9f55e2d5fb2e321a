interface TrieNode {
  children: Map<string, TrieNode>;
  isWord: boolean;
}

export function removeWord(root: TrieNode, word: string): boolean {
  const trail: [TrieNode, string][] = [];
  let node: TrieNode = root;
  for (const char of word) {
    const child = node.children.get(char);
    if (!child) {
      return false;
    }
    trail.push([node, char]);
    node = child;
  }
  if (!node.isWord) {
    return false;
  }
  node.isWord = false;
  for (const [parent, char] of trail.reverse()) {
    const child = parent.children.get(char)!;
    if (child.isWord || child.children.size > 0) {
      break;
    }
    parent.children.delete(char);
  }
  return true;
}
