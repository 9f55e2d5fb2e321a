export class Allowance {
  private credits: number;
  private touched: number;

  constructor(private maximum: number, private refillRate: number, time: number) {
    this.credits = maximum;
    this.touched = time;
  }

  spend(time: number, price = 1): boolean {
    const passed = Math.max(0, time - this.touched) / 1000;
    this.credits = Math.min(this.maximum, this.credits + passed * this.refillRate);
    this.touched = time;
    if (this.credits < price) {
      return false;
    }
    this.credits -= price;
    return true;
  }
}
