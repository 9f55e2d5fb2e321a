export function throttle(fn, interval) {
  let lastRun = -Infinity;
  let timer = null;
  let pending = null;

  return function throttled(...args) {
    const remaining = interval - (Date.now() - lastRun);
    if (remaining <= 0 && timer === null) {
      lastRun = Date.now();
      fn.apply(this, args);
      return;
    }
    pending = { self: this, args };
    if (timer === null) {
      timer = setTimeout(() => {
        const { self, args: latest } = pending;
        timer = null;
        pending = null;
        lastRun = Date.now();
        fn.apply(self, latest);
      }, remaining);
    }
  };
}
