export function juxtapose(...functions) {
  for (const fn of functions) {
    if (typeof fn !== 'function') {
      throw new TypeError(`Expected a function, got ${typeof fn}`);
    }
  }
  return async (...input) => {
    const settled = await Promise.allSettled(functions.map((fn) => fn(...input)));
    return settled.filter((one) => one.status === 'fulfilled').map((one) => one.value);
  };
}
