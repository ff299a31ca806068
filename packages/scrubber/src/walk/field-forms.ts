import type { TextScanner } from "../detect/text-scanner.ts";
import { ASCII, tableOf } from "../shared/char-table.ts";

const HEX_DIGIT: Uint8Array = tableOf(/[\da-f]/i);
/** 32 digits or a UUID, and what debug ids may have behind it: `c0bcc3f1-9827-fe65-3058-404b2831d9e6-1a`. */
const LONG_ID = /^(?:[\da-f]{32}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?:-?[\da-f]{1,8})?$/i;
const HEX = /^(?:0x)?[\da-f]{1,64}$/i;
/** `2026-11-24T00:28:19.000Z`, `2026-11-24T00:28:19+01:00`. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;
/** `0.25`, `1`. */
const RATE = /^(?:0(?:\.\d{1,20})?|1(?:\.0{1,20})?)$/;
/** `1.2.3.4`, `^19.0.0`, `1.x`, `15.0.0-canary.3`, `2.0.0+abc123`. */
const VERSION = /^[~^<>=v]{0,3}\d{1,9}(?:\.(?:\d{1,9}|[x*])){1,3}(?:[-+.][\w.+-]{1,64})?$/;
/** `https://<key>@<host>/<path>/<project>`, without the secret key that old ones had. */
const DSN =
  /^https?:\/\/([\w-]{1,64})@((?:[a-z\d.-]{1,255}|\[[\da-f:.]{2,45}\])(?::\d{1,5})?(?:\/[\w.-]{1,64}){1,8})$/i;
/** Of a host that is an address, and of the numbers of an organization and a project. */
const IN_HOSTS: ReadonlySet<string> = new Set(["@ip", "@creditcard"]);
/** `auth::token::new`, `<T as Into<U>>::into`: no `=`, no quote and no colon that stands alone. */
const JOINED_NAMES = /^[^\s=:'"`%][^=:'"`%]*(?:::[^=:'"`%]+)+$/;

/** An id of a span, a trace, an event, a session or a debug file. */
export function isId(text: string): boolean {
  const { length } = text;
  if (length === 16 || length === 32) return isHexadecimal(text);
  return length > 32 && LONG_ID.test(text);
}

/** Spans have more ids than anything else, and a pattern takes longer to begin than this takes. */
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

/** An address, a build id, or a number as text. */
export function isHex(text: string): boolean {
  return HEX.test(text);
}

/** A date and time as ISO 8601 writes it. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

/** A number from 0 to 1. */
export function isRate(text: string): boolean {
  return RATE.test(text);
}

/** Whether a text is a version whatever the name beside it says, as of the package `passport`. */
export function isVersion(text: string): boolean {
  return VERSION.test(text);
}

/** A DSN in which no detector knows anything, but for the key that has the place of a URL's user. */
export function isDsn(text: string, scanText: TextScanner): boolean {
  const [, key, host] = DSN.exec(text) ?? [];
  if (key === undefined || host === undefined) return false;
  return (isId(key) || scanText(key).length === 0) && scanText(host).every(({ rule }) => IN_HOSTS.has(rule));
}

/** Whether the colons in a name join its parts, as in Rust and C++. */
export function isJoinedNames(text: string): boolean {
  return text.includes("::") && JOINED_NAMES.test(text);
}
