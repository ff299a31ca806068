import { FILTERED } from "./redaction.ts";

/** A kind of secret that is known by its own form, wherever it stands. */
export interface Detector {
  readonly rule: string;
  readonly personal: boolean;
  /** What must occur in a text for it to be worth a search. */
  readonly hint: RegExp;
  /** Finds candidates. The group named `secret` is what goes; without one the whole match does. */
  readonly pattern: RegExp;
  readonly replacement: string;
  /** The exact rule behind a pattern that says only how it looks. */
  readonly confirms?: (candidate: string) => boolean;
}

/** Each quantifier is bounded or followed by what it cannot match, so that time stays linear. */
export const DETECTORS: readonly Detector[] = Object.freeze([
  {
    rule: "@pemkey",
    personal: false,
    hint: /-----BEGIN/,
    pattern: /-----BEGIN [A-Z ]{0,40}KEY-----(?<secret>[^-]{1,20000})/dg,
    replacement: FILTERED,
  },
  {
    rule: "@jwt",
    personal: false,
    hint: /eyJ/,
    pattern: /\beyJ[\w-]{6,2000}\.[\w-]{6,8000}(?:\.[\w-]{0,2000})?/dg,
    replacement: "[token]",
  },
  {
    rule: "@bearer",
    personal: false,
    hint: /bearer|basic/i,
    pattern: /\b(?:bearer|basic)[ \t]{1,8}(?<secret>[\w.~+/=-]{6,8000})/dgi,
    replacement: "[token]",
  },
  {
    rule: "@apikey",
    personal: false,
    hint: /AKIA|ASIA|gh[opsur]_|github_pat_|glpat-|xox[abprs]-|[prs]k_(?:live|test)_|sk-|npm_|AIza|SG\./,
    pattern:
      /\b(?:A[KS]IA[A-Z0-9]{16}|gh[opsur]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,255}|xox[abprs]-[\w-]{10,255}|[prs]k_(?:live|test)_\w{10,255}|sk-[\w-]{20,255}|npm_[A-Za-z0-9]{30,255}|AIza[\w-]{30,255}|SG\.[\w-]{16,64}\.[\w-]{16,128})/dg,
    replacement: FILTERED,
  },
  {
    rule: "@urlauth",
    personal: false,
    hint: /:\/\/[^\s/]{0,600}@/,
    pattern: /:\/\/(?<secret>[^\s/@?#]{1,256})@/dg,
    replacement: FILTERED,
  },
  {
    rule: "@email",
    personal: true,
    hint: /@/,
    // What stands before the host of a URL is its user info, not an address.
    pattern: /(?<![\w.+%-]|:\/\/[^\s/@?#]{0,256})[\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/dg,
    replacement: "[email]",
  },
  {
    rule: "@creditcard",
    personal: true,
    hint: /\d{4}/,
    pattern: /(?<![\d.])[2-6]\d{3}(?:[ -]?\d){9,15}(?![\d.]\d)/dg,
    replacement: "[creditcard]",
    confirms: passesLuhn,
  },
  {
    rule: "@ip",
    personal: true,
    hint: /\d\.\d/,
    pattern: /(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w-]|\.\d)/dg,
    replacement: "[ip]",
  },
]);

/** The check digit that every card number carries (ISO/IEC 7812-1). */
export function passesLuhn(candidate: string): boolean {
  const digits = candidate.replace(/\D/g, "");
  if (digits.length < 13 || digits.length > 19) return false;
  let sum = 0;
  for (let place = 0; place < digits.length; place++) {
    const digit = Number(digits[digits.length - 1 - place]) * (place % 2 === 1 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return sum % 10 === 0;
}
