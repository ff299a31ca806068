import { endOfMatch, startOfMatch } from "../../shared/match.ts";

/**
 * Matches the name of a header whose value extends to the end of the line, because it can contain blanks and
 * semicolons. Example: it matches `Set-Cookie` and `Stripe-Signature`, but not `cookies`.
 */
export const WHOLE_LINE_HEADER: RegExp =
  /(?:^|[^a-z])(?:authorization|cookie2?)$|^[a-z]{2,20}-signature(?:-\d{1,3})?$/i;
/**
 * Matches the authentication scheme at the beginning of a value. The scheme is not secret, so it is not redacted.
 * Example: in `Bearer made-up`, it matches `Bearer `.
 */
export const AUTH_SCHEME: RegExp =
  /^(?:bearer|basic|digest|token|negotiate|ntlm|hawk|oauth|apikey|api-key|key|aws4-hmac-sha256|signature|dpop)[ \t]{1,8}(?=\S)/i;
/**
 * Matches the parameters of an `Authorization` header for Digest or OAuth 1. Example:
 * `Digest username="ada", nonce="x1"`.
 */
const HEADER_PARAMETERS =
  /(?:[a-z][\w-]{1,31}[ \t]{1,4})?(?:[\w-]{1,32}=(?:\\{0,8}"[^"\\]{0,1024}\\{0,8}"|[^\s,"'\\]{1,1024})(?:,[ \t]{0,4}|(?![\w-]))){1,32}/iy;
/** Matches a line break, or the two characters `\n` or `\r` that stand for a line break in an escaped string. */
const END_OF_LINE = /[\r\n]|\\[rn]/g;

/**
 * Returns the end of a header's value. If the character `before` the header's name is a quote, as in
 * `curl -H 'Cookie: a=b'`, the value ends at the closing quote. Otherwise, it ends at the end of the line. Quotes
 * inside the header's parameters do not end the value.
 */
export function endOfHeader(text: string, from: number, before: string): number {
  const end = /["'`]/.test(before) ? text.indexOf(before, from) : -1;
  const endOfLine = startOfMatch(END_OF_LINE, text, from);
  const endOfParameters = endOfMatch(HEADER_PARAMETERS, text, from) ?? from;
  return Math.max(endOfParameters, end < 0 ? endOfLine : Math.min(end, endOfLine));
}
