import { looksLikeBlock, parseBlock } from "./cidr.ts";

/**
 * A value that the built-in rules never redact. It is one of these:
 *
 * - a string, which is compared with the whole value
 * - a block of IP addresses in CIDR notation, such as `"10.0.0.0/8"` or `"fd00::/8"`
 * - a RegExp, which must match the whole value
 * - a domain, whose e-mail addresses and hosts are not redacted
 */
export type SafeValue = string | RegExp | SafeDomain;

/**
 * A domain whose e-mail addresses and hosts are not redacted. For the domain `example.com`, these include
 * `ada@example.com` and `mail.example.com:25`.
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
  /** A domain name with at least one dot, such as `example.com`, and without `@`, `*`, a scheme, a port or a path. */
  readonly domain: string;
}

/** Maximum length of a safe value, in characters. The limit prevents slow matches of a RegExp. */
export const LONGEST_SAFE_VALUE = 256;

/**
 * Checks whether a value is a domain name. Example: true for `example.com`, and false for `*.example.com`,
 * `@example.com` and `com`.
 */
export function isDomain(value: unknown): boolean {
  return (
    typeof value === "string" && value.length <= 253 && /^[^\s.@*/:?#]{1,63}(?:\.[^\s.@*/:?#]{1,63}){1,31}$/.test(value)
  );
}

/**
 * Checks whether a string is a valid entry of `safeValues`: neither blank nor too long. If it looks like a block of IP
 * addresses, it must be a valid block.
 */
export function isSafeText(value: unknown): boolean {
  if (typeof value !== "string" || value.trim() === "" || value.length > LONGEST_SAFE_VALUE) return false;
  return !looksLikeBlock(value) || parseBlock(value) !== undefined;
}
