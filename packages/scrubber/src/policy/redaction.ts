import { isRecord } from "@sentry-policy/internal/guards";
import type { PatternName, RuleName } from "./rule-names.ts";

/** The text with which Sentry replaces the value of a sensitive field. */
export const FILTERED = "[Filtered]";

/**
 * Determines the text that replaces a secret. The methods have the same names as in Sentry:
 *
 * - `"filter"` writes `[Filtered]`.
 * - `"replace"` writes a text for the kind of secret, such as `[email]`.
 * - `{ method: "replace", text }` writes your own text.
 * - `"mask"` writes one `*` for each character, but at most 4096.
 * - `{ method: "mask", keepLast: 4 }` also writes `*`, except for the last characters, as in `************1111`.
 * - `"remove"` writes nothing. A value that is redacted as a whole becomes `null`.
 * - `hmacSha256(key)` from `@sentry-policy/scrubber/hash` writes a keyed hash, which is the same for equal values.
 *
 * @example
 * ```ts
 * import { createScrub } from "@sentry-policy/scrubber";
 *
 * createScrub({ redaction: { default: "mask", "@email": "filter" } })("mail ada@example.org"); // "mail [Filtered]"
 * ```
 */
export type RedactionMethod =
  | "filter"
  | "replace"
  | "mask"
  | "remove"
  | ReplaceRedaction
  | MaskRedaction
  | HashRedaction;

/**
 * A redaction method that replaces each secret with your own text.
 *
 * @example
 * ```ts
 * import { createScrub, type ReplaceRedaction } from "@sentry-policy/scrubber";
 *
 * const redaction: ReplaceRedaction = { method: "replace", text: "<gone>" };
 * createScrub({ redaction })("mail ada@example.org"); // "mail <gone>"
 * ```
 */
export interface ReplaceRedaction {
  readonly method: "replace";
  /** The replacement: 1 to 64 printable ASCII characters. It is written unchanged, without brackets or escapes. */
  readonly text: string;
}

/**
 * A redaction method that masks a secret except for its last characters, by which a person can recognize it. A secret
 * with fewer than twice `keepLast` characters is masked as a whole.
 *
 * @example
 * ```ts
 * import { createScrub, type MaskRedaction } from "@sentry-policy/scrubber";
 *
 * const redaction: MaskRedaction = { method: "mask", keepLast: 4 };
 * createScrub({ redaction: { "@creditcard": redaction } })("card 4111111111111111"); // "card ************1111"
 * ```
 */
export interface MaskRedaction {
  readonly method: "mask";
  /** How many characters at the end stay visible, from 1 to 16. Spaces and hyphens count. */
  readonly keepLast: number;
}

/**
 * A redaction method that replaces each secret with the first 32 digits of its hash, as in `[hash:...]`. Call
 * `hmacSha256` to create it.
 */
export interface HashRedaction {
  readonly method: "hash";
  /** Returns the hash of a string: at least 32 lower-case hexadecimal digits. */
  readonly digest: (text: string) => string;
}

/**
 * A redaction method for each rule. A key is the name of a built-in rule (such as `"@password"`, `"@email"` or
 * `"strip-fields"`), or the name of one of the app's own `patterns`. The key `default` applies to all other rules.
 *
 * @example
 * ```ts
 * import { createScrub, type RedactionByRule } from "@sentry-policy/scrubber";
 *
 * const redaction: RedactionByRule = { "@creditcard": "mask", order: "filter", default: "replace" };
 * const scrub = createScrub({ patterns: { order: /ORD-\d{8}/ }, redaction });
 * ```
 */
export type RedactionByRule = {
  readonly [Rule in RuleName | "default"]?: RedactionMethod | undefined;
} & {
  readonly [Pattern in PatternName]?: RedactionMethod | undefined;
};

/**
 * The code for a redaction in Relay's remarks: `s` for substituted, `m` for masked, `x` for removed, and `p` for
 * pseudonymised.
 */
type RemarkCode = "s" | "m" | "x" | "p";

/** A compiled redaction method. `apply` returns the replacement for a secret. `code` is its code in Relay's remarks. */
export interface Redactor {
  readonly code: RemarkCode;
  readonly apply: (found: string) => string;
}

/**
 * A redaction in a payload: the rule, the code of the method, the path of the value and, if only a part of a text was
 * redacted, the position of that part.
 */
export interface Redaction {
  readonly rule: string;
  readonly code: RemarkCode;
  readonly path: readonly string[];
  /**
   * The position of the replacement in the redacted text, in UTF-8 bytes. Absent if the whole value was redacted, or if
   * the text was parsed as JSON.
   */
  readonly range?: readonly [start: number, end: number];
  /** The length of the original text, in code points. Absent if the whole value was redacted. */
  readonly length?: number;
}

const METHODS: readonly unknown[] = ["filter", "replace", "mask", "remove"];

/** The redaction methods, for error messages. */
export const METHOD_HINT: string = `one of "${METHODS.join('", "')}", { method: "replace", text }, { method: "mask", keepLast } or hmacSha256(key)`;

export function isMethod(value: unknown): value is RedactionMethod {
  if (!isRecord(value)) return METHODS.includes(value);
  const { method, text, keepLast, digest } = value;
  if (method === "hash") return typeof digest === "function";
  return method === "mask" ? isKeepLast(keepLast) : method === "replace" && isReplacement(text);
}

export function isReplacement(text: unknown): boolean {
  return typeof text === "string" && /^[ -~]{1,64}$/.test(text);
}

export function isKeepLast(count: unknown): boolean {
  return typeof count === "number" && Number.isInteger(count) && count >= 1 && count <= MOST_KEPT;
}

/** Maximum number of characters that a mask leaves visible. */
export const MOST_KEPT = 16;
const HASH_LENGTH = 32;
const LONGEST_MASK = 4096;

/**
 * Matches a keyed hash or a mask that the scrubber wrote. Example: it matches `[hash:0123456789abcdef0123456789abcdef]`
 * and `***`, but not `[Filtered]`.
 */
const HASH_OR_MASK = /^(?:\[hash:[\da-f]{32}\]|\*{1,4096})$/;

/**
 * Returns a function that checks whether the scrubber wrote a string as a replacement, such as `[email]`. When data is
 * scrubbed twice, replacements must not change. `kept` contains the values of `keepLast` in the policy's masks.
 */
export function compileIsRedacted(
  replacements: readonly string[],
  kept: readonly number[] = [],
): (text: string) => boolean {
  const known = new Set(replacements);
  // The characters with which a replacement can begin. A string that begins with any other character, as most strings
  // do, needs no further check.
  const begins = new Uint8Array(128);
  for (const text of ["[", "*", ...replacements]) begins[text.charCodeAt(0)] = 1;
  return (text) =>
    begins[text.charCodeAt(0)] === 1 &&
    (known.has(text) || HASH_OR_MASK.test(text) || kept.some((count) => isMasked(text, count)));
}

/**
 * Checks whether a string is a mask: at least `count` asterisks, and then at most `count` other characters. Example for
 * a count of 4: true for `****1111`, and false for `**11`.
 */
function isMasked(text: string, count: number): boolean {
  const stars = /^\**/.exec(text)?.[0].length ?? 0;
  return stars >= count && stars <= LONGEST_MASK && [...text.slice(stars)].length <= count;
}

/** Compiles a redaction method. `word` is what the method `"replace"` writes, such as `[email]`. */
export function redactorOf(redaction: RedactionMethod, word: string): Redactor {
  if (typeof redaction === "object") {
    if (redaction.method === "hash")
      return { code: "p", apply: (found) => `[hash:${redaction.digest(found).slice(0, HASH_LENGTH)}]` };
    return redaction.method === "mask" ? mask(redaction.keepLast) : substitute(redaction.text);
  }
  switch (redaction) {
    case "mask":
      return mask(0);
    case "remove":
      return { code: "x", apply: () => "" };
    default:
      return substitute(redaction === "replace" ? word : FILTERED);
  }
}

/**
 * Compiles the method `"mask"` with `keepLast`. A secret with fewer than twice `keepLast` characters is masked as a
 * whole.
 */
function mask(keepLast: number): Redactor {
  return {
    code: "m",
    apply(found) {
      const characters = [...found];
      const kept = characters.length < 2 * keepLast ? 0 : keepLast;
      const masked = characters.length - kept;
      return "*".repeat(Math.min(masked, LONGEST_MASK)) + characters.slice(masked).join("");
    },
  };
}

function substitute(text: string): Redactor {
  return { code: "s", apply: () => text };
}
