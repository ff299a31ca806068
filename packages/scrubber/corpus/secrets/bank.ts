import { iban, withLuhn } from "../../src/testing/check-digits.ts";
import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { TextKind, ValueKind } from "../sample.ts";

/** Prefixes and lengths of card numbers, as the networks publish them (ISO/IEC 7812). */
const ISSUERS: Readonly<Record<string, { readonly prefix: (random: Random) => string; readonly length: number }>> = {
  Visa: { prefix: () => "4", length: 16 },
  Mastercard: { prefix: (random) => String(random.between(51, 55)), length: 16 },
  "Mastercard, 2 series": { prefix: (random) => String(random.between(2221, 2720)), length: 16 },
  "American Express": { prefix: (random) => random.pick(["34", "37"]), length: 15 },
  Discover: { prefix: (random) => random.pick(["6011", "644", "649", "65"]), length: 16 },
  "Diners Club": { prefix: (random) => random.pick(["300", "305", "36", "38"]), length: 14 },
  JCB: { prefix: (random) => String(random.between(3528, 3589)), length: 16 },
  UnionPay: { prefix: (random) => random.pick(["6221", "6250", "6282"]), length: 16 },
};

export function cardNumber(random: Random, issuer: string): string {
  const form = ISSUERS[issuer];
  if (form === undefined) throw new Error(`No issuer is called ${issuer}`);
  const prefix = form.prefix(random);
  return withLuhn(prefix + random.text(ALPHABETS.digits, form.length - prefix.length - 1));
}

/** Writes the digits in groups as on a card (4-4-4-4, 4-6-5 or 4-6-4): `378282246310005` -> `3782 822463 10005` */
function printed(card: string, separator: string): string {
  const form = card.length === 16 ? /(.{4})(?=.)/g : /^(.{4})(.{6})/;
  return card.replace(form, card.length === 16 ? `$1${separator}` : `$1${separator}$2${separator}`);
}

export const CARD_KINDS: readonly TextKind[] = Object.keys(ISSUERS).flatMap((issuer) =>
  (["", " ", "-"] as const).map((separator) => ({
    kind: `card: ${issuer}${separator === "" ? "" : separator === " " ? ", spaced" : ", dashed"}`,
    make(random: Random) {
      const text = printed(cardNumber(random, issuer), separator);
      return { text, secrets: [text] };
    },
  })),
);

export const CARD_VALUE_KINDS: readonly ValueKind[] = [
  {
    kind: "card as a number",
    build(random) {
      const card = cardNumber(random, random.pick(Object.keys(ISSUERS)));
      const value = Number(card);
      return {
        input: random.pick<unknown>([
          value,
          { extra: { ref: value } },
          [1, value],
          { pay: [{ ref: value }] },
          { ref: BigInt(card) },
        ]),
        secrets: [card],
      };
    },
  },
];

/**
 * What follows the check digits in an IBAN of each country (SWIFT's registry). `4a14n` means 4 letters, then 14 digits.
 * `c` means a letter or a digit.
 */
const IBAN_FORMS: Readonly<Record<string, string>> = {
  AT: "16n",
  BE: "12n",
  BR: "23n1a1c",
  CH: "5n12c",
  CZ: "20n",
  DE: "18n",
  DK: "14n",
  ES: "20n",
  FI: "14n",
  FR: "10n11c2n",
  GB: "4a14n",
  GR: "7n16c",
  IE: "4a14n",
  IT: "1a10n12c",
  LU: "3n13c",
  NL: "4a10n",
  NO: "11n",
  PL: "24n",
  PT: "21n",
  SA: "2n18c",
  SE: "20n",
  TR: "6n16c",
};

function ibanOf(random: Random, country: string): string {
  let body = "";
  for (const [, length, form] of (IBAN_FORMS[country] ?? "").matchAll(/(\d+)([nac])/g)) {
    const alphabet = form === "n" ? ALPHABETS.digits : form === "a" ? ALPHABETS.upper : ALPHABETS.upperAlnum;
    body += random.text(alphabet, Number(length));
  }
  return iban(country, body);
}

export const IBAN_KINDS: readonly TextKind[] = Object.keys(IBAN_FORMS).flatMap((country) =>
  [false, true].map((spaced) => ({
    kind: `IBAN: ${country}${spaced ? ", spaced" : ""}`,
    urlSafe: !spaced,
    make(random: Random) {
      const plain = ibanOf(random, country);
      const text = spaced ? plain.replace(/(.{4})(?=.)/g, "$1 ") : plain;
      return { text, secrets: [text] };
    },
  })),
);
