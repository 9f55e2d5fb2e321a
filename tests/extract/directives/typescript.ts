// dupcheck: ignore -- because
export function quietBefore(a: string, b: number): number {
  return a.length + b * 2 - a.length;
}

class Loud {
  // dupcheck: ignore -- because
  @Get("/path")
  @Guarded({ role: "admin" })
  public async quietDecorated(a: string, b: number) {
    return a.length + b * 2 - a.length;
  }

  private loud(a: string, b: number) {
    return a + "// dupcheck: ignore -- because" + b;
  }
}

export const quietArrow = (a: number, b: number): number => a + b * 2 - a; /* dupcheck: ignore -- because */

export namespace Inner {
  export function quietInside(a: string, b: number) {
    // dupcheck: ignore -- because
    return a.length + b * 2 - a.length;
  }
  export const loud = (a: number, b: number): number => a + b * 2 - a;
}
