import { isRecord } from "@sentry-policy/internal/guards";
import type { PatternName, RuleName } from "./rule-names.ts";

/** Sentry's own replacement for a value that is redacted because of its field name. */
export const FILTERED = "[Filtered]";

/**
 * How secrets are redacted. The methods have Sentry's names:
 *
 * - `"filter"`: `[Filtered]`;
 * - `"replace"`: the replacement text for the kind of secret, such as `[email]`;
 * - `{ method: "replace", text }`: your own text;
 * - `"mask"`: one `*` for each character, at most 4096;
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
export type RedactionMethod = "filter" | "replace" | "mask" | "remove" | ReplaceRedaction | HashRedaction;

/** Replacement by your own text: `{ method: "replace", text: "gone" }` writes `[gone]`. */
export interface ReplaceRedaction {
  readonly method: "replace";
  /** 1 to 64 printable ASCII characters. Brackets are added if missing, so that a later pass recognises the text. */
  readonly text: string;
}

/** Replacement by the first 32 digits of a hash, as `[hash:...]`. Use `hmacSha256` to create this object. */
export interface HashRedaction {
  readonly method: "hash";
  /** Returns the hash of a text: at least 32 lower-case hexadecimal digits. */
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

/** Codes of redactions in Relay's remarks: `s` is substituted, `m` masked, `x` removed, `p` pseudonymised. */
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
export const METHOD_HINT: string = `one of "${METHODS.join('", "')}", { method: "replace", text } or hmacSha256(key)`;

export function isMethod(value: unknown): value is RedactionMethod {
  if (!isRecord(value)) return METHODS.includes(value);
  const { method, text, digest } = value;
  if (method === "hash") return typeof digest === "function";
  return method === "replace" && typeof text === "string" && /^[ -~]{1,64}$/.test(text);
}

const HASH_LENGTH = 32;

/** Matches a keyed hash or a mask: `[hash:0123456789abcdef0123456789abcdef]`, `***` -> true */
const HASH_OR_MASK = /^(?:\[hash:[\da-f]{32}\]|\*{1,4096})$/;

/**
 * Compiles a check whether a text is a replacement that an earlier pass wrote. A later pass must leave such a text
 * unchanged.
 */
export function compileIsRedacted(replacements: Iterable<string>): (text: string) => boolean {
  const known = new Set(replacements);
  return (text) => {
    const first = text.charCodeAt(0);
    // Fast path: every replacement begins with `[` or `*`.
    return (first === 91 || first === 42) && (known.has(text) || HASH_OR_MASK.test(text));
  };
}

/** Adds brackets if they are missing: `gone`, `[gone]` -> `[gone]` */
export function inBrackets(text: string): string {
  return /^\[.*\]$/.test(text) ? text : `[${text}]`;
}

/**
 * Compiles a redaction method. `word` is what the method `"replace"` writes for this kind of secret, such as `[email]`.
 */
export function redactorOf(redaction: RedactionMethod, word: string): Redactor {
  if (typeof redaction === "object") {
    return redaction.method === "hash"
      ? { code: "p", apply: (found) => `[hash:${redaction.digest(found).slice(0, HASH_LENGTH)}]` }
      : substitute(inBrackets(redaction.text));
  }
  switch (redaction) {
    case "mask":
      return { code: "m", apply: (found) => "*".repeat(Math.min([...found].length, 4096)) };
    case "remove":
      return { code: "x", apply: () => "" };
    default:
      return substitute(redaction === "replace" ? word : FILTERED);
  }
}

function substitute(text: string): Redactor {
  return { code: "s", apply: () => text };
}
