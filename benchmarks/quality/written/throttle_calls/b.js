export function calm(span, handler) {
  let waiting = null;
  let timer = null;

  function release() {
    timer = null;
    if (!waiting) return;
    const { self, args } = waiting;
    waiting = null;
    timer = setTimeout(release, span);
    handler.apply(self, args);
  }

  return function (...args) {
    waiting = { self: this, args };
    if (timer === null) release();
  };
}
