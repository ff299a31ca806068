import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";

/** Credentials that any service may issue, known by the form that a standard gives them. They always go. */
export const CREDENTIALS: readonly Detector[] = Object.freeze<Detector[]>([
  {
    kind: "pemkey",
    rule: "@pemkey",
    personal: false,
    needs: { has: FEATURES.dashes, includes: "-----BEGIN " },
    // RFC 7468, and the forms of OpenSSH and PGP; cut off keys as well.
    pattern:
      /-----BEGIN (?:[A-Z\d]{1,20} ){0,4}(?:PRIVATE )?KEY(?: BLOCK)?-----(?<secret>[^-]{1,200000}(?:-(?!----)[^-]{0,200000}){0,50})/g,
    replacement: FILTERED,
    // Further lines of a key whose first lines were cut off: `hkiG9w0B\nMIIEvQIBADANBgkqhkiG9w0BAQEF` (the `\n` as two characters).
    rest: /[A-Za-z\d+/=]{0,76}(?:(?:\\{1,4}[nr]|\s){1,4}[A-Za-z\d+/=]{24,76}){1,200}/y,
  },
  {
    kind: "jwt",
    rule: "@jwt",
    personal: false,
    needs: { has: FEATURES.eyJ, includes: "." },
    // RFC 7519: a JSON object in base64url begins with `eyJ`. With one part cut off it is still a claim set.
    pattern: /(?:(?<![\w-])|(?<=\\[nrt]))eyJ[\w-]{8,16000}\.[\w-]{8,16000}(?:\.[\w-]{0,16000}){0,3}/g,
    replacement: "[token]",
    // `eyJhbGciOiJI`, without a second part or with a few characters of it.
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
    // RFC 6750 and RFC 7617.
    pattern: /\b(?:bearer|basic)[ \t]{1,8}(?<secret>[\w.~+/=-]{6,16000})/gi,
    replacement: "[token]",
    confirms: looksLikeToken,
    // `Bearer e2e9f`
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
    pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256}(?:@[^\s/@?#"'<>]{1,256}(?=@))?)@/g,
    replacement: FILTERED,
    // `://ada:Zq9vKe`. Without a colon, or with a few digits behind it, it is rather a host with its port: `://localhost:30`.
    beginning: {
      pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256})/g,
      confirms: (found) => /^[^:[\]]{0,256}:(?!\d{0,5}$)/.test(found),
    },
    // `9vKe@db.example.com`, of which the scheme was cut off.
    rest: /[^\s/@?#"'<>]{1,256}@/y,
  },
]);

/** A word of prose has no digit, no upper case inside and no `=`, whatever dots end it: "Basic authentication...". */
function looksLikeToken(found: string): boolean {
  return found.replace(/\.{1,3}$/, "").length >= 16 || /\d|[a-z][A-Z]|[_=+/]|[.-]\w/.test(found);
}
