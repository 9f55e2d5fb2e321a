interface TrieNode {
  children: Map<string, TrieNode>;
  isWord: boolean;
}

export function completions(root: TrieNode, prefix: string): string[] {
  let start: TrieNode | undefined = root;
  for (const char of prefix) {
    start = start.children.get(char);
    if (!start) {
      return [];
    }
  }

  const words: string[] = [];
  const visit = (node: TrieNode, word: string) => {
    if (node.isWord) {
      words.push(word);
    }
    for (const char of [...node.children.keys()].sort()) {
      visit(node.children.get(char)!, word + char);
    }
  };
  visit(start, prefix);
  return words;
}
