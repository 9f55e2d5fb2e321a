export function ordinal(number) {
  const lastTwo = Math.abs(number) % 100;
  if (lastTwo >= 11 && lastTwo <= 13) {
    return `${number}th`;
  }
  switch (lastTwo % 10) {
    case 1:
      return `${number}st`;
    case 2:
      return `${number}nd`;
    case 3:
      return `${number}rd`;
    default:
      return `${number}th`;
  }
}
