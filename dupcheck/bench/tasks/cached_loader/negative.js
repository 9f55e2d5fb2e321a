function batchedLoader(loadMany, wait) {
  let entries = new Map();
  return async function batched(key) {
    const entry = entries.get(key);
    if (entry) {
      return entry;
    }
    if (entries.size === 0) {
      setTimeout(() => {
        const waiting = entries;
        entries = new Map();
        const promise = loadMany([...waiting.keys()]);
        waiting.forEach((one, id) => promise.then((all) => one.resolve(all[id]), one.reject));
      }, wait);
    }
    const promise = new Promise((resolve, reject) => {
      entries.set(key, { resolve, reject });
    });
    return promise;
  };
}
