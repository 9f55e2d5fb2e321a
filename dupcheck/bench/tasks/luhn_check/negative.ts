export function isBookNumber(input: string): boolean {
  const digits = input.replace(/[ -]/g, "");
  if (!/^\d{9}[\dX]$/.test(digits)) {
    return false;
  }
  let sum = 0;
  let weight = 10;
  for (let i = 0; i < digits.length; i++) {
    let digit = digits.charCodeAt(i) - 48;
    if (digits[i] === "X") {
      digit = 10;
    }
    sum += digit * weight;
    weight -= 1;
  }
  return sum % 11 === 0;
}
