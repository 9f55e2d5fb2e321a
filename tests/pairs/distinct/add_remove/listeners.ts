class Hub {
  addListener(topic: string, listener: Listener): void {
    const known = this.listeners.get(topic) ?? new Set();
    known.add(listener);
    this.listeners.set(topic, known);
    this.emit("listener-added", topic, known.size);
  }

  removeListener(topic: string, listener: Listener): void {
    const known = this.listeners.get(topic) ?? new Set();
    known.delete(listener);
    this.listeners.set(topic, known);
    this.emit("listener-removed", topic, known.size);
  }
}
