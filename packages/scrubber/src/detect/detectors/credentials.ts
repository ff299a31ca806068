import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { PASSWORD_HASHES } from "./password-hashes.ts";
import { isCredential, isToken } from "./schemes.ts";
import { URL_USER_INFO } from "./url-user-info.ts";

/** Detectors for credentials in standard formats. They run even if the policy has `scrubPersonalData: false`. */
export const CREDENTIALS: readonly Detector[] = Object.freeze<Detector[]>([
  {
    kind: "pemkey",
    rule: "@pemkey",
    personal: false,
    needs: { has: FEATURES.dashes, includes: "-----BEGIN " },
    // Matches a key in a format of RFC 7468, OpenSSH or PGP. The end of the key may be missing. Example: in
    // `-----BEGIN PRIVATE KEY-----\nMIIE`, the secret is `\nMIIE`.
    pattern:
      /-----BEGIN (?:[A-Z\d]{1,20} ){0,4}(?:PRIVATE )?KEY(?: BLOCK)?-----(?<secret>[^-]{1,200000}(?:-(?!----)[^-]{0,200000}){0,50})/g,
    replacement: FILTERED,
    // Matches the remaining lines of a key whose first lines are missing. A line break can be written as the two
    // characters `\n`. Example: `hkiG9w0B\nMIIEvQIBADANBgkqhkiG9w0BAQEF`.
    rest: /[A-Za-z\d+/=]{0,76}(?:(?:\\{1,4}[nr]|\s){1,4}[A-Za-z\d+/=]{24,76}){1,200}/y,
  },
  {
    kind: "pemkey",
    rule: "@pemkey",
    personal: false,
    needs: { has: FEATURES.colon, includes: "Private-Lines:" },
    // Matches the private lines of a PuTTY key. Example: `Private-Lines: 2\nAAAAIEKx...\nZq9vKe==\nPrivate-MAC: ...`.
    pattern:
      /Private-Lines: {0,2}\d{1,4}(?<secret>(?:(?:\\{1,4}[nr]|\s){1,4}[A-Za-z\d+/=]{4,100}(?![\w:+/=-])){1,300})/g,
    replacement: FILTERED,
  },
  {
    kind: "jwt",
    rule: "@jwt",
    personal: false,
    needs: { has: FEATURES.eyJ, includes: "." },
    // Matches a JWT (RFC 7519). A JWT begins with `eyJ`, because its first part is a JSON object in base64url. A JWT
    // without its signature is matched too, because anybody can decode its content.
    pattern: /(?:(?<![\w-])|(?<=\\[nrt]))eyJ[\w-]{8,16000}\.[\w-]{8,16000}(?:\.[\w-]{0,16000}){0,3}/g,
    replacement: "[token]",
    // Finds the beginning of a JWT whose end was truncated. Examples: `eyJhbGciOiJI` and `eyJhbGciOiJI.eyJz`.
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
    // Matches bearer tokens (RFC 6750) and basic credentials (RFC 7617). Example: in `Basic dXNlcjpwYXNz`, the secret
    // is `dXNlcjpwYXNz`.
    pattern: /\b(?:bearer|basic)[ \t]{1,8}(?<secret>[\w.~+/=-]{6,16000})/gi,
    replacement: "[token]",
    confirms: isCredential,
    // Finds the beginning of credentials whose end was truncated. Example: `Bearer e2e9f`.
    beginning: {
      pattern: /\b(?:bearer|basic)[ \t]{1,8}(?<secret>[\w.~+/=-]{2,512})/gi,
      confirms: isToken,
    },
  },
  ...URL_USER_INFO,
  ...PASSWORD_HASHES,
]);
