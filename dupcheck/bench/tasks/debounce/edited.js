function debounce(callback, wait, immediate = false) {
  let timer = null;
  let latest = [];
  function debounced(...args) {
    latest = args;
    if (immediate && timer === null) {
      callback.apply(this, latest);
    }
    if (timer !== null) {
      clearTimeout(timer);
    }
    timer = setTimeout(() => {
      timer = null;
      callback.apply(this, latest);
    }, wait);
  }
  debounced.flush = () => {
    clearTimeout(timer);
    timer = null;
    return callback(...latest);
  };
  return debounced;
}
