export class TokenBucket {
  private tokens: number;
  private updated: number;

  constructor(private capacity: number, private perSecond: number, now: number) {
    this.tokens = capacity;
    this.updated = now;
  }

  waitFor(now: number, cost = 1): number {
    if (cost > this.capacity) {
      return Infinity;
    }
    const elapsed = Math.max(0, now - this.updated) / 1000;
    this.tokens = Math.min(this.capacity, this.tokens + elapsed * this.perSecond);
    this.updated = now;
    if (this.tokens < cost) {
      return Math.ceil(((cost - this.tokens) / this.perSecond) * 1000);
    }
    this.tokens -= cost;
    return 0;
  }
}
