export const canonical = (base: string, relative: string): string => {
  const whole = relative[0] === "/" ? relative : base + "/" + relative;
  let skip = 0;
  const result = whole
    .split(/\/+/)
    .filter((name) => name !== "" && name !== ".")
    .reduceRight<string>((tail, name) => {
      if (name === "..") {
        skip++;
        return tail;
      }
      if (skip > 0) {
        skip--;
        return tail;
      }
      return `/${name}${tail}`;
    }, "");
  return result || "/";
};
