import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";

/** Detectors of credentials in a standard form. They are redacted even with `scrubPersonalData: false`. */
export const CREDENTIALS: readonly Detector[] = Object.freeze<Detector[]>([
  {
    kind: "pemkey",
    rule: "@pemkey",
    personal: false,
    needs: { has: FEATURES.dashes, includes: "-----BEGIN " },
    // Matches keys of RFC 7468, OpenSSH and PGP, even if their end is missing.
    pattern:
      /-----BEGIN (?:[A-Z\d]{1,20} ){0,4}(?:PRIVATE )?KEY(?: BLOCK)?-----(?<secret>[^-]{1,200000}(?:-(?!----)[^-]{0,200000}){0,50})/g,
    replacement: FILTERED,
    // Matches the remaining lines of a key whose first lines were cut off. A line break can be `\n` as two characters:
    // `hkiG9w0B\nMIIEvQIBADANBgkqhkiG9w0BAQEF`.
    rest: /[A-Za-z\d+/=]{0,76}(?:(?:\\{1,4}[nr]|\s){1,4}[A-Za-z\d+/=]{24,76}){1,200}/y,
  },
  {
    kind: "jwt",
    rule: "@jwt",
    personal: false,
    needs: { has: FEATURES.eyJ, includes: "." },
    // Matches a JWT (RFC 7519). In base64url, a JSON object begins with `eyJ`. A JWT without its signature is matched
    // too, because its content can still be read.
    pattern: /(?:(?<![\w-])|(?<=\\[nrt]))eyJ[\w-]{8,16000}\.[\w-]{8,16000}(?:\.[\w-]{0,16000}){0,3}/g,
    replacement: "[token]",
    // The beginning of a token: matches `eyJhbGciOiJI` and `eyJhbGciOiJI.eyJz`.
    beginning: {
      pattern: /(?:(?<![\w-])|(?<=\\[nrt]))eyJ[\w-]{5,1000}(?:\.[\w-]{0,8})?/g,
      confirms: () => true,
    },
  },
  {
    kind: "bearer",
    rule: "@bearer",
    personal: false,
    needs: { has: FEATURES.scheme },
    // Matches bearer tokens (RFC 6750) and basic credentials (RFC 7617).
    pattern: /\b(?:bearer|basic)[ \t]{1,8}(?<secret>[\w.~+/=-]{6,16000})/gi,
    replacement: "[token]",
    confirms: looksLikeToken,
    // The beginning of credentials: matches `Bearer e2e9f`.
    beginning: {
      pattern: /\b(?:bearer|basic)[ \t]{1,8}(?<secret>[\w.~+/=-]{2,512})/gi,
      confirms: looksLikeToken,
    },
  },
  {
    kind: "urlauth",
    rule: "@urlauth",
    personal: false,
    needs: { has: FEATURES.at | FEATURES.colon, includes: "://" },
    // Matches a URL's user info: the `ada:made-up` of `postgres://ada:made-up@db`.
    pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256}(?:@[^\s/@?#"'<>]{1,256}(?=@))?)@/g,
    replacement: FILTERED,
    // The beginning of user info: `confirms` accepts `ada:Zq9vKe`. It rejects a text without a colon, or with at most
    // five digits after the colon, because such a text can be a host: `localhost:30`.
    beginning: {
      pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256})/g,
      confirms: (found) => /^[^:[\]]{0,256}:(?!\d{0,5}$)/.test(found),
    },
    // The rest of user info: matches the `9vKe@` of `9vKe@db.example.com`.
    rest: /[^\s/@?#"'<>]{1,256}@/y,
  },
]);

/**
 * Checks whether a match looks like a token rather than an ordinary word. A token has at least 16 characters (without
 * dots at its end), or contains a digit, inner capitals or punctuation. `e2e9f` -> true, `authentication...` -> false
 */
function looksLikeToken(found: string): boolean {
  return found.replace(/\.{1,3}$/, "").length >= 16 || /\d|[a-z][A-Z]|[_=+/]|[.-]\w/.test(found);
}
