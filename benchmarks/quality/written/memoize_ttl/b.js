export function withShelfLife(seconds, load) {
  const shelf = new Map();
  return (id) => {
    if (!shelf.has(id)) {
      shelf.set(id, load(id));
      const expiry = setTimeout(() => shelf.delete(id), seconds * 1000);
      expiry.unref?.();
    }
    return shelf.get(id);
  };
}
