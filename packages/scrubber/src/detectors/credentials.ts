import { FILTERED } from "../redaction.ts";
import { HAS } from "../signals.ts";
import type { Detector } from "./detector.ts";

/** Credentials that any service may issue, known by the form that a standard gives them. They always go. */
export const CREDENTIALS: readonly Detector[] = Object.freeze<Detector[]>([
  {
    kind: "pemkey",
    rule: "@pemkey",
    personal: false,
    needs: { has: HAS.dashes, includes: "-----BEGIN " },
    // RFC 7468, and the forms of OpenSSH and PGP; cut off keys as well.
    pattern:
      /-----BEGIN (?:[A-Z\d]{1,20} ){0,4}(?:PRIVATE )?KEY(?: BLOCK)?-----(?<secret>[^-]{1,200000}(?:-(?!----)[^-]{0,200000}){0,50})/g,
    replacement: FILTERED,
  },
  {
    kind: "jwt",
    rule: "@jwt",
    personal: false,
    needs: { has: HAS.eyJ, includes: "." },
    // RFC 7519: a JSON object in base64url begins with `eyJ`. With one part cut off it is still a claim set.
    pattern: /(?:(?<![\w-])|(?<=\\[nrt]))eyJ[\w-]{8,16000}\.[\w-]{8,16000}(?:\.[\w-]{0,16000}){0,3}/g,
    replacement: "[token]",
  },
  {
    kind: "bearer",
    rule: "@bearer",
    personal: false,
    needs: { has: HAS.scheme },
    // RFC 6750 and RFC 7617. A word of prose has no digit, no upper case inside and no `=`.
    pattern: /\b(?:bearer|basic)[ \t]{1,8}(?<secret>[\w.~+/=-]{6,16000})/gi,
    replacement: "[token]",
    confirms: (found) => found.length >= 16 || /\d|[a-z][A-Z]|[_=+/]|[.-]\w/.test(found),
  },
  {
    kind: "urlauth",
    rule: "@urlauth",
    personal: false,
    needs: { has: HAS.at | HAS.colon, includes: "://" },
    pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256}(?:@[^\s/@?#"'<>]{1,256}(?=@))?)@/g,
    replacement: FILTERED,
  },
]);
