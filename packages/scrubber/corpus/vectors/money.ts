import { type Vector, vector as v } from "./vector.ts";

/** Card numbers from Stripe's documentation, "Test card numbers". */
const STRIPE_CARDS = [
  ...["4242424242424242", "4000056655665556", "5555555555554444", "2223003122003222", "5200828282828210"],
  ...["5105105105105100", "378282246310005", "371449635398431", "6011111111111117", "6011000990139424"],
  ...["3056930009020004", "36227206271667", "3566002020360505", "6200000000000005"],
] as const;

/** Examples from SWIFT's IBAN registry, one for each country. */
const REGISTRY_IBANS = [
  ...["AE070331234567890123456", "AT611904300234573201", "BE68539007547034", "BR1800360305000010009795493C1"],
  ...["CH9300762011623852957", "CZ6508000000192000145399", "DE89370400440532013000", "DK5000400440116243"],
  ...["ES9121000418450200051332", "FI2112345600000785", "FR1420041010050500013M02606", "GB29NWBK60161331926819"],
  ...["GR1601101250000000012300695", "IE29AIBK93115212345678", "IT60X0542811101000000123456", "LU280019400644750000"],
  ...["MT84MALT011000012345MTLCAST001S", "NL91ABNA0417164300", "NO9386011117947", "PL61109010140000071219812874"],
  ...[
    "PT50000201231234567890154",
    "SA0380000000608010167519",
    "SE4550000000058398257466",
    "TR330006100519786457841326",
  ],
] as const;

export const MONEY: readonly Vector[] = [
  ...STRIPE_CARDS.map((card) => v("Stripe test cards", card)),
  ...STRIPE_CARDS.map((card) => v("Stripe test cards, as numbers", { extra: { reference: Number(card) } }, card)),
  ...REGISTRY_IBANS.map((iban) => v("IBAN registry", iban)),
  ...REGISTRY_IBANS.map((iban) =>
    v(
      "IBAN registry, printed form",
      `paid from ${iban.replace(/(.{4})(?=.)/g, "$1 ")}`,
      iban.replace(/(.{4})(?=.)/g, "$1 "),
    ),
  ),
  v("Social Security Administration, the Woolworth wallet", "078-05-1120"),
];
