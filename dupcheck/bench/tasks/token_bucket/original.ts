export class TokenBucket {
  private tokens: number;
  private updated: number;

  constructor(private capacity: number, private perSecond: number, now: number) {
    this.tokens = capacity;
    this.updated = now;
  }

  tryTake(now: number, cost = 1): boolean {
    const elapsed = Math.max(0, now - this.updated) / 1000;
    this.tokens = Math.min(this.capacity, this.tokens + elapsed * this.perSecond);
    this.updated = now;
    if (this.tokens < cost) {
      return false;
    }
    this.tokens -= cost;
    return true;
  }
}
