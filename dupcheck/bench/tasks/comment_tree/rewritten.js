const nestThread = (messages) => {
  const known = new Set(messages.map(({ id }) => id));
  const under = new Map();
  const ROOT = Symbol("root");
  messages.forEach((message) => {
    const { id, parentId } = message;
    const place = known.has(parentId) && parentId !== id ? parentId : ROOT;
    under.set(place, [...(under.get(place) ?? []), message]);
  });
  const grow = (place) =>
    (under.get(place) ?? []).map((message) => ({ ...message, replies: grow(message.id) }));
  return grow(ROOT);
};
