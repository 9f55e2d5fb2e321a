export function debounce(fn, quietPeriod, maxWait = Infinity) {
  let firstCall = null;
  let timer = null;

  return function debounced(...args) {
    const now = Date.now();
    firstCall ??= now;
    clearTimeout(timer);
    const delay = Math.min(quietPeriod, Math.max(0, maxWait - (now - firstCall)));
    timer = setTimeout(() => {
      timer = null;
      firstCall = null;
      fn.apply(this, args);
    }, delay);
  };
}
