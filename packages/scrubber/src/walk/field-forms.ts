import type { TextScanner } from "../detect/text-scanner.ts";
import { ASCII, tableOf } from "../shared/char-table.ts";

const ZERO = 48;
const NINE = 57;
const DOT = 46;
/** Maximum number of digits in each part of a version such as `1.4.12`. */
const MOST_DIGITS = 6;
const LONGEST_PLAIN_VERSION = 16;
const HEX_DIGIT: Uint8Array = tableOf(/[\da-f]/i);
/**
 * Matches 32 hexadecimal digits or a UUID, with or without the suffix of a debug id. Example: it matches
 * `c0bcc3f1-9827-fe65-3058-404b2831d9e6-1a`.
 */
const LONG_ID = /^(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:-?[\da-f]{1,8})?$/i;
/** Matches a whole number in hexadecimal or decimal digits. Example: it matches `0x7fff5fbff8c0`, but not `1.5`. */
const HEX_NUMBER = /^(?:0x)?[\da-f]{1,64}$/i;
/**
 * Matches a date and time. Example: it matches `2026-11-24T00:28:19.000Z` and `2026-11-24T00:28:19+01:00`, but not
 * `2026-11-24`.
 */
const ISO_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
/** Matches a number from 0 to 1. Example: it matches `0.25` and `1`, but not `1.5`. */
const RATE_TEXT = /^(?:0(?:\.\d{1,20})?|1(?:\.0{1,20})?)$/;
/**
 * Matches a version number. Example: it matches `1.2.3.4`, `^19.0.0`, `1.x`, `15.0.0-canary.3` and `2.0.0+abc123`, but
 * not `latest`.
 */
const VERSION = /^[~^<>=v]{0,3}\d{1,9}(?:\.(?:\d{1,9}|[x*])){1,3}(?:[-+.][\w.+-]{1,64})?$/;
/**
 * Matches a version in the notation of package managers. Example: it matches `^1.2`,
 * `v0.0.0-20210921155107-089bfa567519`, `2.0.dev0`, `>=1 <3`, `latest` and `npm:typescript@6.0.3`, but not
 * `plum-anvil-7`.
 */
const PACKAGE_VERSION =
  /^(?:(?:[~^<>=v]{0,3}\s?\d{1,9}(?:\.(?:\d{1,9}|[x*])){0,4}(?:[a-z][a-z\d]{0,39})?(?:[-+._][a-z\d]{1,40}){0,6}(?: (?:- |\|\| )?|$)){1,4}|[a-z]{1,16}|[*?]|\(devel\)|(?:npm|jsr|workspace|catalog|file|link|portal|patch|git(?:hub|lab|\+\w{3,5})?|https?):\S{0,256})$/i;
/**
 * Matches a DSN without a secret key, and captures the public key and the rest. Example: in
 * `https://abc@o1.example/42`, it captures `abc` and `o1.example/42`. Does not match `https://abc:def@o1.example/42`.
 */
const DSN_WITHOUT_SECRET =
  /^https?:\/\/([\w-]{1,64})@((?:[a-z\d.-]{1,255}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?(?:\/[\w.-]{1,64}){1,8})$/i;
/**
 * The rules that do not apply to the host and path of a DSN. The host can be an IP address, and an id in the path can
 * look like a card number.
 */
const ALLOWED_RULES: ReadonlySet<string> = new Set(["@ip", "@creditcard"]);
/**
 * Matches names that `::` joins. Example: it matches `auth::token::new` and `<T as Into<U>>::into`, but not
 * `token: made-up`.
 */
const JOINED_NAMES = /^[^\s=:'"`%][^=:'"`%]*(?:::[^=:'"`%]+)+$/;

/** Checks whether a string is the id of a span, a trace, an event, a session or a debug file. */
export function isId(text: string): boolean {
  const { length } = text;
  if (length === 16 || length === 32) return isHexadecimal(text);
  return length > 32 && LONG_ID.test(text);
}

/**
 * Checks whether a string consists of hexadecimal digits. Example: true for `00f1`, and false for `00g1`.
 *
 * A loop with a table of 128 entries is faster here than a RegExp. The index is the lower 7 bits of a character code,
 * so `ı` (U+0131) would be taken for `1` (U+0031). To reject non-ASCII characters, `codes` combines the bits of all
 * character codes: it is at least `ASCII` if one of them is not ASCII.
 */
function isHexadecimal(text: string): boolean {
  let isHex = 1;
  let codes = 0;
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place);
    codes |= code;
    isHex &= HEX_DIGIT[code & (ASCII - 1)] ?? 0;
  }
  return isHex === 1 && codes < ASCII;
}

/** Checks whether a string is a whole number in hexadecimal or decimal digits, such as a memory address. */
export function isHex(text: string): boolean {
  return HEX_NUMBER.test(text);
}

export function isTime(text: string): boolean {
  return ISO_TIME.test(text);
}

export function isRateText(text: string): boolean {
  return RATE_TEXT.test(text);
}

/**
 * Checks whether a string is a version number. Version numbers are not redacted in Sentry's own version fields, even if
 * the policy lists the names of these fields in `sensitiveFields`.
 */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/**
 * Checks whether a string is the version of a package. Such versions are not redacted in `modules`, even if the name of
 * the package is sensitive, as in `modules: { passport: "0.7.0" }`.
 */
export function isPackageVersion(text: string): boolean {
  return isPlainVersion(text) || PACKAGE_VERSION.test(text);
}

/** Checks for a frequent kind of version, such as `1.4.12`. A loop is faster here than a RegExp. */
function isPlainVersion(text: string): boolean {
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= ZERO && code <= NINE && digits < MOST_DIGITS) digits += 1;
    else if (code === DOT && digits > 0 && at < LONGEST_PLAIN_VERSION) digits = 0;
    else return false;
  }
  return digits > 0;
}

/** Checks whether a string is a DSN whose key, host and path contain no secret. */
export function isDsn(text: string, scanText: TextScanner): boolean {
  const [, key, host] = DSN_WITHOUT_SECRET.exec(text) ?? [];
  if (key === undefined || host === undefined) return false;
  return (isId(key) || scanText(key).length === 0) && scanText(host).every(({ rule }) => ALLOWED_RULES.has(rule));
}

/** Checks whether a string consists of names that `::` joins, as in Rust and C++. */
export function isJoinedNames(text: string): boolean {
  return text.includes("::") && JOINED_NAMES.test(text);
}
