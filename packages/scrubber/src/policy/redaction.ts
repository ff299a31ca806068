import { isRecord } from "@sentry-policy/internal/guards";
import type { PatternName, RuleName } from "./rule-names.ts";

/** Sentry's own replacement for a value that is redacted because of its field name. */
export const FILTERED = "[Filtered]";

/**
 * How secrets are redacted. The methods have Sentry's names:
 *
 * - `"filter"`: `[Filtered]`;
 * - `"replace"`: the replacement text for the kind of secret, such as `[email]`;
 * - `{ method: "replace", text }`: your own text, as it is written;
 * - `"mask"`: one `*` for each character, at most 4096;
 * - `{ method: "mask", keepLast: 4 }`: the same, but the last characters are kept, as in `************1111`;
 * - `"remove"`: no replacement; a value that is redacted as a whole becomes `null`;
 * - the result of `hmacSha256(key)` from `@sentry-policy/scrubber/hash`: a keyed hash, the same for equal values.
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
 * Replacement by your own text: `{ method: "replace", text: "<gone>" }` writes `<gone>`.
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
  /** 1 to 64 printable ASCII characters. They are written unchanged, without added brackets or escapes. */
  readonly text: string;
}

/**
 * A mask that keeps the last characters of a value, so that a person can recognize it. A value with fewer than twice
 * `keepLast` characters is masked as a whole.
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
  /** Number of characters to keep at the end of a value, from 1 to 16. Spaces and hyphens count. */
  readonly keepLast: number;
}

/** Replacement by the first 32 digits of a hash, as `[hash:...]`. Use `hmacSha256` to create this object. */
export interface HashRedaction {
  readonly method: "hash";
  /** Returns the hash of a string: at least 32 lower-case hexadecimal digits. */
  readonly digest: (text: string) => string;
}

/**
 * The redaction method of each rule. A key is the name of a built-in rule (`"@password"`, `"@email"`, `"strip-fields"`)
 * or of one of the app's own `patterns`. `default` is for all other rules.
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
 * Codes of redactions in Relay's remarks: `s` for substituted, `m` for masked, `x` for removed, `p` for pseudonymised.
 */
type RemarkCode = "s" | "m" | "x" | "p";

/** A compiled redaction method. `apply` returns the replacement of a secret, and `code` names the method in remarks. */
export interface Redactor {
  readonly code: RemarkCode;
  readonly apply: (found: string) => string;
}

/** A redaction in a payload: its rule, method and path, its position in the text, and the text's original length. */
export interface Redaction {
  readonly rule: string;
  readonly code: RemarkCode;
  readonly path: readonly string[];
  /**
   * Position of the replacement in the redacted text, in UTF-8 bytes. Absent if the whole value was redacted, or if the
   * text was parsed as JSON.
   */
  readonly range?: readonly [start: number, end: number];
  /** Length of the original text, in code points. Absent if the whole value was redacted. */
  readonly length?: number;
}

const METHODS: readonly unknown[] = ["filter", "replace", "mask", "remove"];

/** Lists all redaction methods, for error messages. */
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

/** Maximum number of characters that a mask keeps. */
export const MOST_KEPT = 16;
const HASH_LENGTH = 32;
const LONGEST_MASK = 4096;

/**
 * Matches a keyed hash or a mask. Example: it matches `[hash:0123456789abcdef0123456789abcdef]` and `***`, but not
 * `[Filtered]`.
 */
const HASH_OR_MASK = /^(?:\[hash:[\da-f]{32}\]|\*{1,4096})$/;

/**
 * Compiles a check whether a string is a replacement that an earlier pass wrote. A later pass must leave such a string
 * unchanged. `kept` are the numbers of characters that the policy's masks keep.
 */
export function compileIsRedacted(
  replacements: readonly string[],
  kept: readonly number[] = [],
): (text: string) => boolean {
  const known = new Set(replacements);
  // Fast path: most strings begin with a character with which no replacement begins.
  const begins = new Uint8Array(128);
  for (const text of ["[", "*", ...replacements]) begins[text.charCodeAt(0)] = 1;
  return (text) =>
    begins[text.charCodeAt(0)] === 1 &&
    (known.has(text) || HASH_OR_MASK.test(text) || kept.some((count) => isMasked(text, count)));
}

/**
 * Checks whether a string is a mask that keeps `count` characters. For a count of 4: `****1111` -> true;
 * `**11` -> false
 */
function isMasked(text: string, count: number): boolean {
  const stars = /^\**/.exec(text)?.[0].length ?? 0;
  return stars >= count && stars <= LONGEST_MASK && [...text.slice(stars)].length <= count;
}

/** Compiles a redaction method. `word` is the replacement text for the method `"replace"`, such as `[email]`. */
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
 * Masks all characters of a secret but the last `keepLast`. Masks all characters if the secret is shorter than twice
 * `keepLast`.
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
