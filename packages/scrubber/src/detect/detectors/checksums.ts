/**
 * Checks whether a card number has the right check digit (Luhn, ISO/IEC 7812-1). Example: returns true for
 * `4111111111111111`, and false for `4111111111111112`.
 */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}

/**
 * Checks whether an IBAN without spaces has the right check digits (ISO 13616). Example: returns true for
 * `GB29NWBK60161331926819`, and false for `GB30NWBK60161331926819`.
 */
export function passesMod97(iban: string): boolean {
  const turned = iban.slice(4) + iban.slice(0, 4);
  let rest = 0;
  for (const char of turned) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}
