interface Shelf {
  ends: boolean;
  next: Map<string, Shelf>;
}

export function suggestions(typed: string, root: Shelf): string[] {
  let shelf: Shelf | undefined = root;
  for (const letter of typed) {
    shelf = shelf?.next.get(letter);
  }
  if (!shelf) return [];

  const found: string[] = [];
  const pending: Array<[string, Shelf]> = [[typed, shelf]];
  while (pending.length > 0) {
    const [text, here] = pending.pop()!;
    if (here.ends) found.push(text);
    for (const letter of [...here.next.keys()].sort().reverse()) {
      pending.push([text + letter, here.next.get(letter)!]);
    }
  }
  return found;
}
