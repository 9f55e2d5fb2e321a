function throttle(callback, wait) {
  let timer = null;
  let latest = null;
  function throttled(...args) {
    latest = args;
    if (timer !== null) {
      return;
    }
    callback.apply(this, latest);
    latest = null;
    timer = setTimeout(() => {
      timer = null;
      if (latest !== null) {
        throttled.apply(this, latest);
      }
    }, wait);
  }
  throttled.cancel = () => {
    clearTimeout(timer);
    timer = null;
  };
  return throttled;
}
