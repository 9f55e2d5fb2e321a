function over(a: string): string; // skip
function over(a: any): any { // begin over
  return a ?? a.other ?? a.last;
} // end over
declare function ambient(a: number, b: number, c: string): void; // skip

interface Shape { // skip
  area(a: number, b: number, c: number): number; // skip
  handler: (event: Event, other: string) => void; // skip
}

abstract class Base<T> {
  constructor(private readonly a: number) { // begin Base.constructor
    this.count = a + 1;
  } // end Base.constructor
  abstract open(name: string, mode: string, flags: number): void; // skip
  private handler = (a: number): number => a * this.count; // begin Base.handler end Base.handler
  get size(): number { return this.a + this.count; } // begin Base.size end Base.size
  static async make<U>(from: U): Promise<U> { // begin Base.make
    return await wait(from, 10);
  } // end Base.make
  @decorated() render(): string { return `${this.a} of ${this.count}`; } // begin Base.render end Base.render
}

namespace Outer.Inner {
  export function inside(a: number) { // begin Outer.Inner.inside
    return [a, a + 1, /["'`]/.test("x")];
  } // end Outer.Inner.inside
}

const typed: Callback<number> = (a): number => a + a * 2; // begin typed end typed
const cast = ((a, b) => a.join(b, 1)) as Callback; // begin cast end cast
const mapped = items.map((item) => item.value + item.other + 1); // skip
export default (a: number, b: number) => a ** b - 1; // begin default end default

const table = {
  method<T>(a: T): T[] { return [a, a, this.rest]; }, // begin table.method end table.method
  nested: {
    run: function (a: number) { return a + a + this.x; }, // begin table.nested.run end table.nested.run
  },
};
type Alias = (a: number, b: number, c: number, d: number) => void; // skip
