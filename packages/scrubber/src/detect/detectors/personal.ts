import { FEATURES } from "../prefilter/text-features.ts";
import { CARD } from "./cards.ts";
import { passesMod97 } from "./checksums.ts";
import type { Detector } from "./detector.ts";
import { EMAIL } from "./email.ts";
import { IP_ADDRESSES } from "./ip-addresses.ts";
import { PHONES } from "./phone.ts";

/**
 * Country codes, each followed by the number of characters in an IBAN of the country, such as `DE22`. The source is the
 * IBAN registry of SWIFT.
 */
const IBAN_LENGTHS =
  "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30";

/** Detectors for personal data. Personal data is redacted unless the policy has `scrubPersonalData: false`. */
export const PERSONAL: readonly Detector[] = Object.freeze<Detector[]>([
  EMAIL,
  ...IP_ADDRESSES,
  {
    kind: "ssn",
    rule: "@usssn",
    personal: true,
    needs: { has: FEATURES.digits },
    // Matches social security numbers, such as `219-09-9999`, and taxpayer numbers (ITIN), such as `911-70-1234`. The
    // three parts of a number are called area, group and serial. Numbers that are never issued do not match: area 000
    // or 666, group 00, serial 0000, and areas from 900 with a group that no ITIN has.
    pattern:
      /(?<![\w.-])(?!000|666|9\d\d.(?:[0-4]\d|6[6-9]|89|93))\d{3}([ .-])(?!00)\d\d\1(?!0000)\d{4}(?![\w-]|\.\d)/g,
    replacement: "[us-ssn]",
    // Finds the beginning of a number whose end was truncated. Example: `219-09-9`.
    beginning: {
      pattern: /(?<![\w.-])(?!000|666|9\d\d.(?:[0-4]\d|6[6-9]|89|93))\d{3}([ .-])(?!00)\d\d\1\d{0,3}/g,
      confirms: () => true,
    },
  },
  {
    kind: "iban",
    rule: "@iban",
    personal: true,
    needs: { has: FEATURES.capitals },
    // Matches an IBAN that is written in groups. Example: `DE44 5001 0517 5407 3249 31`.
    pattern: /(?<![A-Za-z\d])[A-Z]{2}\d\d[ -]?(?:[A-Z\d]{4}[ -]?){2,7}[A-Z\d]{1,4}(?![A-Za-z\d])/g,
    replacement: "[iban]",
    confirms: isIban,
    // Finds the beginning of an IBAN whose end was truncated. Example: `DE44 5001 05`.
    beginning: { pattern: /(?<![A-Za-z\d])[A-Z]{2}\d\d(?:[ -]?[A-Z\d]){0,30}[ -]?/g, confirms: beginsIban },
    // Matches the rest of an IBAN whose beginning was truncated. Example: `1 0517 5407 3249 31`.
    rest: /[ -]?[A-Z\d]{1,4}(?:[ -][A-Z\d]{1,4}){0,8}(?![A-Za-z\d])/y,
  },
  {
    kind: "iban",
    rule: "@iban",
    personal: true,
    needs: { has: FEATURES.capitals },
    // Matches an IBAN without spaces. Example: in `NO9386011117947 WAS REFUSED`, it matches `NO9386011117947`. The
    // pattern for an IBAN in groups would also match the words in capitals.
    pattern: /(?<![A-Za-z\d])[A-Z]{2}\d\d[A-Z\d]{11,30}(?![A-Za-z\d])/g,
    replacement: "[iban]",
    confirms: isIban,
  },
  CARD,
  ...PHONES,
  {
    kind: "userpath",
    rule: "@userpath",
    personal: true,
    needs: { has: FEATURES.home },
    // Matches the user name in a path. Example: in `/home/ada/x`, the secret is `ada`. In `/Users/Shared/x`, it matches
    // nothing.
    pattern: /\/(?:home|Users)\/(?!Shared\b|Public\b|runner\b|node\b|\[)(?<secret>[^\s/\\:"'<>|?*,;)\]}]{1,64})/g,
    replacement: "[user]",
  },
  {
    kind: "userpath",
    rule: "@userpath",
    personal: true,
    needs: { has: FEATURES.home | FEATURES.colon },
    // Matches the user name in a Windows path. Example: in `C:\Users\Kim Lee\x`, the secret is `Kim Lee`. A name with
    // several words must be followed by a path separator.
    pattern:
      /\b[A-Za-z]:(?:\\{1,4}|\/)(?:Users|Documents and Settings)(?:\\{1,4}|\/)(?!Public\b|Default\b|\[)(?<secret>[^/\\:"'<>|?*\r\n]{1,64}(?=[\\/])|[^\s/\\:"'<>|?*,;)\]}]{1,64})/g,
    replacement: "[user]",
    // Matches a user name with several words whose end was truncated, such as `Kim Le` in `C:\Users\Kim Le`. No path
    // separator follows, so the pattern above matches only `Kim`. The words after `Kim` may also be ordinary text, so
    // `confirms` returns false. The match is then redacted only if the SDK certainly truncated the text.
    beginning: {
      pattern:
        /\b[A-Za-z]:(?:\\{1,4}|\/)(?:Users|Documents and Settings)(?:\\{1,4}|\/)(?!Public\b|Default\b|\[)(?<secret>[^/\\:"'<>|?*\r\n]{1,64})/g,
      confirms: () => false,
    },
  },
]);

/**
 * Matches a country code, check digits and the beginning of a bank code. Example: it matches `DE445001`, but not
 * `PT18H54M`, which is a duration.
 */
const IBAN_BEGINNING = /^(?:[A-Z]{2}\d\d(?:\d\d[A-Z\d]{2}|[A-Z]{4})|(?:IT|SM)\d\d[A-Z]\d{3})/;

function beginsIban(candidate: string): boolean {
  const text = candidate.replace(/[ -]/g, "");
  return IBAN_BEGINNING.test(text) && text.length <= ibanLengthIn(text.slice(0, 2));
}

/** Returns the number of characters in an IBAN of a country, or 0 if the country has no IBANs. */
function ibanLengthIn(country: string): number {
  const place = IBAN_LENGTHS.indexOf(country);
  return place < 0 ? 0 : Number(IBAN_LENGTHS.slice(place + 2, place + 4));
}

function isIban(candidate: string): boolean {
  const text = candidate.replace(/[ -]/g, "");
  return /^[A-Z]{2}\d\d/.test(text) && text.length === ibanLengthIn(text.slice(0, 2)) && passesMod97(text);
}
