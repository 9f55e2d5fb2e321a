export function formatHexColor(red: number, green: number, blue: number): string {
  const digits = [red, green, blue].map((channel) => {
    if (!Number.isInteger(channel) || channel < 0 || channel > 255) {
      throw new RangeError(`Invalid channel: ${channel}`);
    }
    return channel.toString(16).padStart(2, '0');
  });
  const short = digits.every((pair) => pair[0] === pair[1]);
  return `#${(short ? digits.map((pair) => pair[0]) : digits).join('')}`;
}
