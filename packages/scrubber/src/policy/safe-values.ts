import { looksLikeBlock, parseBlock } from "./cidr.ts";

/**
 * A value that the built-in rules never redact. It can be a string to keep as it is, a block of IP addresses in CIDR
 * notation (`"10.0.0.0/8"`, `"fd00::/8"`), a RegExp that must match the whole value, or a domain.
 */
export type SafeValue = string | RegExp | SafeDomain;

/**
 * The e-mail addresses and hosts of a domain and of its subdomains: `ada@example.com`, `mail.example.com:25`.
 *
 * @example
 * ```ts
 * import { createScrub, type SafeDomain } from "@sentry-policy/scrubber";
 *
 * const ours: SafeDomain = { domain: "example.com" };
 * createScrub({ safeValues: [ours] })("help@example.com, ada@example.org"); // "help@example.com, [email]"
 * ```
 */
export interface SafeDomain {
  /** A domain with at least one dot, without `@`, `*`, scheme, port and path. */
  readonly domain: string;
}

/**
 * Maximum length of a safe value, in characters. Longer values are never compared, to limit the time that a RegExp
 * takes.
 */
export const LONGEST_SAFE_VALUE = 256;

/**
 * Checks whether a value is a domain name. Example: returns true for `example.com`, and false for `*.example.com`,
 * `@example.com` and `com`.
 */
export function isDomain(value: unknown): boolean {
  return (
    typeof value === "string" && value.length <= 253 && /^[^\s.@*/:?#]{1,63}(?:\.[^\s.@*/:?#]{1,63}){1,31}$/.test(value)
  );
}

/**
 * Checks whether a value is a string that `safeValues` can contain: not blank, short enough to be compared, and a valid
 * block if it looks like a block.
 */
export function isSafeText(value: unknown): boolean {
  if (typeof value !== "string" || value.trim() === "" || value.length > LONGEST_SAFE_VALUE) return false;
  return !looksLikeBlock(value) || parseBlock(value) !== undefined;
}
