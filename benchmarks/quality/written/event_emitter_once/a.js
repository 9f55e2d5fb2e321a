export function once(emitter, eventName, handler) {
  const { listeners } = emitter;
  const wrapper = (...args) => {
    const remaining = (listeners.get(eventName) ?? []).filter((l) => l !== wrapper);
    listeners.set(eventName, remaining);
    handler.apply(emitter, args);
  };
  wrapper.original = handler;
  listeners.set(eventName, [...(listeners.get(eventName) ?? []), wrapper]);
  return emitter;
}
