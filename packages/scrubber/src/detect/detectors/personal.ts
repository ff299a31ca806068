import { FEATURES } from "../prefilter/text-features.ts";
import { passesLuhn, passesMod97 } from "./checksums.ts";
import type { Detector } from "./detector.ts";
import { EMAIL } from "./email.ts";
import { PHONES } from "./phone.ts";

/**
 * Matches digits in the number ranges and lengths of card issuers (Visa, Mastercard, American Express, Diners,
 * Discover, JCB, UnionPay, Maestro, RuPay, Mir): `4111111111111111` -> true
 */
const ISSUERS =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|(?:5[1-5]|2(?:22[1-9]|2[3-9]\d|[3-6]\d\d|7[01]\d|720))\d{12}\d{0,2}|3[47]\d{13}|3(?:0[0-59]|[689]\d)\d{11,13}|6(?:011|4[4-9]\d|5\d\d|22\d)\d{12,15}|35(?:2[89]|[3-8]\d)\d{12,15}|(?:62|81|82|60)\d{14,17}|220[0-4]\d{12,15}|(?:5018|5020|5038|5893|6304|6759|676[1-3])\d{8,15})$/;

/** Matches the name of a Sentry release: `shop@1.2.3.4` -> true */
const RELEASE_NAME = /^[\w.-]{1,64}@\d{1,3}(?:\.\d{1,3}){3}$/;
/** Matches a text after which a version number is expected: `Chrome/`, `version: `, `lib_x@` -> true */
const BEFORE_VERSION =
  /(?:(?:^|[\s(,;"'])[\w.+-]{1,30}\/|\bv(?:er(?:sion)?)?[ .:=]{0,2}|(?<![\w.:-]|\/\/)[\w.]{1,16}[_/-][\w.-]{0,16}@)$/i;

/** Country codes, each followed by the length of the country's IBANs (SWIFT's registry): `DE22`. */
const IBAN_LENGTHS =
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/** Detectors of personal data, which is redacted unless the policy has `scrubPersonalData: false`. */
export const PERSONAL: readonly Detector[] = Object.freeze<Detector[]>([
  EMAIL,
  {
    kind: "ip",
    rule: "@ip",
    personal: true,
    needs: { has: FEATURES.dots },
    // Matches `203.0.113.7`, but neither `1.2.3.4.5` nor `v1.2.3.4`.
    pattern:
      /(?<!\w|\d\.|\bso\.|[vV/]\d{0,3}\.)(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\w]|\.\d|-[a-z])/g,
    replacement: "[ip]",
    // Rejects versions, which can have four parts as well: `Chrome/120.0.0.0`, `lib_x@1.2.3.4`.
    confirms: (_, text, start) =>
      !RELEASE_NAME.test(text) && !BEFORE_VERSION.test(text.slice(Math.max(0, start - 32), start)),
  },
  {
    kind: "ip",
    rule: "@ip",
    personal: true,
    needs: { has: FEATURES.colons },
    // Matches `fe80::1ff:fe23:4567:890a`, and also texts such as `12:34:56`, which `isIpv6` rejects.
    pattern: /(?<![\w:]|\d\.)(?=[\da-f]{0,4}:)[\da-f:]{2,39}(?:(?:\.\d{1,3}){3})?(?![\w:]|\.\d)/gi,
    replacement: "[ip]",
    confirms: isIpv6,
  },
  {
    kind: "ssn",
    rule: "@usssn",
    personal: true,
    needs: { has: FEATURES.digits },
    // Matches `219-09-9999`. Excludes numbers that are never issued: those with area 000, 666 or 900 to 999, group 00,
    // or serial 0000.
    pattern: /(?<![\w.-])(?!000|666|9\d\d)\d{3}([ -])(?!00)\d\d\1(?!0000)\d{4}(?![\w-]|\.\d)/g,
    replacement: "[us-ssn]",
    // The beginning of a number: matches `219-09-9`.
    beginning: { pattern: /(?<![\w.-])(?!000|666|9\d\d)\d{3}([ -])(?!00)\d\d\1\d{0,3}/g, confirms: () => true },
  },
  {
    kind: "iban",
    rule: "@iban",
    personal: true,
    needs: { has: FEATURES.capitals },
    pattern: /(?<![A-Za-z\d])[A-Z]{2}\d\d[ -]?(?:[A-Z\d]{4}[ -]?){2,7}[A-Z\d]{1,4}(?![A-Za-z\d])/g,
    replacement: "[iban]",
    confirms: isIban,
    // The beginning of an IBAN: matches `DE44 5001 05`.
    beginning: { pattern: /(?<![A-Za-z\d])[A-Z]{2}\d\d(?:[ -]?[A-Z\d]){0,30}[ -]?/g, confirms: beginsIban },
    // The rest of an IBAN: matches `1 0517 5407 3249 31`.
    rest: /[ -]?[A-Z\d]{1,4}(?:[ -][A-Z\d]{1,4}){0,8}(?![A-Za-z\d])/y,
  },
  {
    kind: "creditcard",
    rule: "@creditcard",
    personal: true,
    needs: { has: FEATURES.digits },
    pattern: /(?<!\d|\d[.-])[2-68]\d{3}(?:[ -]?\d){8,15}(?![\d]|\.\d|-\d)/g,
    replacement: "[creditcard]",
    confirms: isCard,
    // The beginning of a card number: finds `4111 1111 1111 1`, but neither the `de46-119743864058` of a UUID nor
    // `+49 731 0217080`.
    beginning: { pattern: /(?<![A-Za-z\d+]|[A-Za-z\d][.-])\d(?:[ -]?\d){0,18}[ -]?/g, confirms: beginsCard },
    // The rest of a card number: matches `11 1111 1111 1111`, and also the rest of any other number in groups.
    rest: /(?:[ -]?\d){1,19}/y,
  },
  ...PHONES,
  {
    kind: "userpath",
    rule: "@userpath",
    personal: true,
    needs: { has: FEATURES.home },
    // Matches the user's name in a path: the `ada` of `/home/ada/x`, but nothing in `/Users/Shared/x`.
    pattern: /\/(?:home|Users)\/(?!Shared\b|Public\b|runner\b|node\b|\[)(?<secret>[^\s/\\:"'<>|?*,;)\]}]{1,64})/g,
    replacement: "[user]",
  },
  {
    kind: "userpath",
    rule: "@userpath",
    personal: true,
    needs: { has: FEATURES.home | FEATURES.colon },
    // Windows: `C:\Users\Kim Lee\x` -> `Kim Lee`. A name of several words matches only before a path separator.
    pattern:
      /\b[A-Za-z]:(?:\\{1,4}|\/)(?:Users|Documents and Settings)(?:\\{1,4}|\/)(?!Public\b|Default\b|\[)(?<secret>[^/\\:"'<>|?*\r\n]{1,64}(?=[\\/])|[^\s/\\:"'<>|?*,;)\]}]{1,64})/g,
    replacement: "[user]",
    // Used only at the end of a text that the SDK cut: redacts `Kim Le` in `C:\Users\Kim Le`. The pattern above would
    // redact only `Kim`, because no path separator follows.
    beginning: {
      pattern:
        /\b[A-Za-z]:(?:\\{1,4}|\/)(?:Users|Documents and Settings)(?:\\{1,4}|\/)(?!Public\b|Default\b|\[)(?<secret>[^/\\:"'<>|?*\r\n]{1,64})/g,
      confirms: () => false,
    },
  },
]);

function isCard(candidate: string): boolean {
  const digits = candidate.replace(/[ -]/g, "");
  return ISSUERS.test(digits) && passesLuhn(digits);
}

const SHORTEST_CARD = 12;
const LONGEST_CARD = 19;

/** Checks whether a card number can begin with these digits: `411111111111` -> true. */
function beginsCard(candidate: string): boolean {
  const digits = candidate.replace(/[ -]/g, "");
  if (digits.length < SHORTEST_CARD) return false;
  for (let length = digits.length; length <= LONGEST_CARD; length++) {
    if (ISSUERS.test(digits.padEnd(length, "0"))) return true;
  }
  return false;
}

/**
 * Matches a country code, check digits and the beginning of a bank code: `DE445001` -> true, `PT18H54M` (a duration)
 * -> false
 */
const IBAN_BEGINNING = /^(?:[A-Z]{2}\d\d(?:\d\d[A-Z\d]{2}|[A-Z]{4})|(?:IT|SM)\d\d[A-Z]\d{3})/;

function beginsIban(candidate: string): boolean {
  const text = candidate.replace(/[ -]/g, "");
  return IBAN_BEGINNING.test(text) && text.length <= ibanLengthIn(text.slice(0, 2));
}

/** Returns the length of a country's IBANs, or 0 if the country has none. */
function ibanLengthIn(country: string): number {
  const place = IBAN_LENGTHS.indexOf(country);
  return place < 0 ? 0 : Number(IBAN_LENGTHS.slice(place + 2, place + 4));
}

function isIban(candidate: string): boolean {
  const text = candidate.replace(/[ -]/g, "");
  return /^[A-Z]{2}\d\d/.test(text) && text.length === ibanLengthIn(text.slice(0, 2)) && passesMod97(text);
}

/**
 * Checks whether a text has eight groups separated by colons, or fewer groups and one `::`. An IPv4 address at the end
 * counts as two groups. `::ffff:192.0.2.1` -> true, `12:34:56` -> false
 */
function isIpv6(candidate: string): boolean {
  const [head = "", tail, ...more] = candidate.split("::");
  if (more.length > 0 || candidate.includes(":::")) return false;
  const groups = [...groupsOf(head), ...groupsOf(tail ?? "")];
  const count = groups.length + (candidate.includes(".") ? 1 : 0);
  if (!groups.every((group) => /^(?:[\da-f]{1,4}|\d{1,3}(?:\.\d{1,3}){3})$/i.test(group))) return false;
  // Rejects `::` and `a::b`, which occur in code and have too few digits for an address.
  return tail === undefined ? count === 8 : count < 8 && groups.join("").length > 3;
}

function groupsOf(part: string): string[] {
  return part === "" ? [] : part.split(":");
}
