export class WindowCounter {
  private count = 0;
  private started: number;

  constructor(private capacity: number, private windowMs: number, now: number) {
    this.started = now;
  }

  tryTake(now: number, cost = 1): boolean {
    const elapsed = Math.max(0, now - this.started);
    if (elapsed >= this.windowMs) {
      this.started = now - (elapsed % this.windowMs);
      this.count = 0;
    }
    if (this.count + cost > this.capacity) {
      return false;
    }
    this.count += cost;
    return true;
  }
}
