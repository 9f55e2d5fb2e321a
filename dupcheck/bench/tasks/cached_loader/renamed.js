function rememberFor(fetcher, lifetime) {
  const store = new Map();
  return async function remembered(id) {
    const hit = store.get(id);
    if (hit && Date.now() - hit.at < lifetime) {
      return hit.pending;
    }
    const pending = fetcher(id);
    store.set(id, { pending, at: Date.now() });
    try {
      return await pending;
    } catch (problem) {
      store.delete(id);
      throw problem;
    }
  };
}
