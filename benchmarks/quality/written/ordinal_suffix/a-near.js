export function compactNumber(number) {
  const size = Math.abs(number);
  if (size < 1000) {
    return `${number}`;
  }
  const power = Math.min(4, Math.floor(Math.log10(size) / 3));
  const scaled = (number / 1000 ** power).toFixed(1).replace(/\.0$/, '');
  switch (power) {
    case 1:
      return `${scaled}k`;
    case 2:
      return `${scaled}m`;
    case 3:
      return `${scaled}bn`;
    default:
      return `${scaled}tn`;
  }
}
