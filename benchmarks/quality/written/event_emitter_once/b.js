export function firstTimeOnly(bus, topic, react) {
  const subscribers = bus.topics.get(topic) ?? new Set();
  bus.topics.set(topic, subscribers);

  const subscriber = (...news) => {
    if (subscribers.delete(subscriber)) {
      react(...news);
    }
  };
  subscribers.add(subscriber);
  return () => subscribers.delete(subscriber);
}
