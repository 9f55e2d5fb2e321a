function settle(handler, quietMs) {
  let pending = null;
  let recent = [];
  function settled(...params) {
    recent = params;
    if (pending !== null) {
      clearTimeout(pending);
    }
    pending = setTimeout(() => {
      pending = null;
      handler.apply(this, recent);
    }, quietMs);
  }
  settled.abort = () => {
    clearTimeout(pending);
    pending = null;
  };
  return settled;
}
