export function withLock(seconds, load) {
  const busy = new Map();
  return async (id) => {
    while (busy.has(id)) {
      await busy.get(id);
    }
    let release;
    busy.set(id, new Promise((done) => (release = done)));
    const expiry = setTimeout(() => console.warn("still busy", id), seconds * 1000);
    try {
      return await load(id);
    } finally {
      clearTimeout(expiry);
      busy.delete(id);
      release();
    }
  };
}
