export function atMostEvery<A extends unknown[]>(ms: number, notify: (...args: A) => void) {
  let lastRun = -Infinity;
  let pending: ReturnType<typeof setTimeout> | undefined;
  let latest: A;

  return (...args: A): void => {
    latest = args;
    if (pending !== undefined) return;
    const rest = lastRun + ms - Date.now();
    if (rest <= 0) {
      lastRun = Date.now();
      notify(...latest);
      return;
    }
    pending = setTimeout(() => {
      pending = undefined;
      lastRun = Date.now();
      notify(...latest);
    }, rest);
  };
}
