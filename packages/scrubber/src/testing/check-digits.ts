/** Appends the check digit of ISO/IEC 7812-1 (Luhn). Example: `411111111111111` becomes `4111111111111111`. */
export function withLuhn(digits: string): string {
  let sum = 0;
  for (let back = 0; back < digits.length; back++) {
    const digit = Number(digits.charAt(digits.length - 1 - back)) * (back % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return digits + String((10 - (sum % 10)) % 10);
}

/**
 * Returns an IBAN with valid check digits (ISO 13616): the body, the country and the check digits, in this order and
 * with letters as numbers (`A` is 10), leave the remainder 1 when divided by 97.
 */
export function iban(country: string, body: string): string {
  let remainder = 0;
  for (const char of `${body}${country}00`) {
    for (const digit of Number.parseInt(char, 36).toString()) remainder = (remainder * 10 + Number(digit)) % 97;
  }
  return country + String(98 - remainder).padStart(2, "0") + body;
}
