export function cardBrand(input: string): string | null {
  const digits = input.replace(/[ -]/g, "");
  if (!/^\d{12,19}$/.test(digits)) {
    return null;
  }
  const brand = digits.startsWith("4") ? "visa" : /^5[1-5]/.test(digits) ? "mastercard" : null;
  let sum = 0;
  let double = false;
  for (let i = digits.length - 1; i >= 0; i--) {
    let digit = digits.charCodeAt(i) - 48;
    if (double) {
      digit *= 2;
      if (digit > 9) {
        digit -= 9;
      }
    }
    sum += digit;
    double = !double;
  }
  return brand && sum % 10 === 0 ? brand : null;
}
