export function emit(emitter, eventName, ...args) {
  const { listeners } = emitter;
  const handlers = listeners.get(eventName) ?? [];
  const errors = [];
  for (const handler of [...handlers]) {
    try {
      handler.apply(emitter, args);
    } catch (error) {
      errors.push(error);
    }
  }
  if (errors.length > 0) {
    throw new AggregateError(errors, `Listeners of ${eventName} failed`);
  }
  return handlers.length > 0;
}
