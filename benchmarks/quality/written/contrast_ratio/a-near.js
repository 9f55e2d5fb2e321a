export function mixColors(foreground, background, alpha) {
  const toLinear = (channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const fromLinear = (c) => {
    const encoded = c <= 0.0031308 ? c * 12.92 : 1.055 * c ** (1 / 2.4) - 0.055;
    return Math.round(encoded * 255);
  };
  return foreground.map((channel, i) => {
    const mixed = toLinear(channel) * alpha + toLinear(background[i]) * (1 - alpha);
    return fromLinear(mixed);
  });
}
