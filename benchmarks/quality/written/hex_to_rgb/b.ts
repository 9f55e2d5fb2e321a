export function readSwatch(css: string): [number, number, number] {
  const found = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(css);
  if (found === null) {
    throw new TypeError(`Bad swatch ${css}`);
  }
  const digits = found[1].length === 3 ? found[1].replace(/./g, "$&$&") : found[1];
  const packed = Number.parseInt(digits, 16);
  return [packed >> 16, (packed >> 8) & 0xff, packed & 0xff];
}
