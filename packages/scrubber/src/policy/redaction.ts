/** Sentry's own word for a value that went because of its name. */
export const FILTERED = "[Filtered]";

/**
 * What stands where something was found, in Sentry's own words:
 *
 * - `"filter"`: `[Filtered]`;
 * - `"replace"`: the kind's own word, such as `[email]`, or the `text` that you give;
 * - `"mask"`: one `*` for each character;
 * - `"remove"`: nothing; a whole value becomes `null`;
 * - what `hmacSha256(key)` of `@sentry-policy/scrubber/hash` gives: a keyed hash, equal for equal values.
 */
export type RedactionMethod = "filter" | "replace" | "mask" | "remove" | ReplaceRedaction | HashRedaction;

/** Replaced by a text of your own. */
export interface ReplaceRedaction {
  readonly method: "replace";
  /** 1 to 64 printable characters; put into brackets unless it has them, so that a later pass knows it again. */
  readonly text: string;
}

/** Replaced by a hash, as `[hash:...]`. */
export interface HashRedaction {
  readonly method: "hash";
  /** Gives the lower-case hexadecimal hash of a text. */
  readonly digest: (text: string) => string;
}

/** Relay's codes: substituted, masked, removed, pseudonymised. */
type RemarkCode = "s" | "m" | "x" | "p";

/** What is done to a found piece of text. */
export interface Redactor {
  readonly code: RemarkCode;
  readonly apply: (found: string) => string;
}

/** One thing that was filtered: which rule, how, where in its text, and how long the text was before. */
export interface Redaction {
  readonly rule: string;
  readonly code: RemarkCode;
  readonly path: readonly string[];
  /** UTF-8 byte offsets in the new text; absent where the whole value went because of its name. */
  readonly range?: readonly [start: number, end: number];
  /** Characters of the text before it was changed; absent where the whole value went because of its name. */
  readonly length?: number;
}

const HASH_LENGTH = 32;

const HASH_OR_MASK = /^(?:\[hash:[\da-f]{32}\]|\*{1,4096})$/;

/** Tells texts that stand for something filtered: meeting one again changes nothing. */
export function redactedTexts(words: Iterable<string>): (text: string) => boolean {
  const known = new Set(words);
  return (text) => {
    const first = text.charCodeAt(0);
    return (first === 91 || first === 42) && (known.has(text) || HASH_OR_MASK.test(text));
  };
}

/** `[text]`, whether or not the policy wrote the brackets. */
export function inBrackets(text: string): string {
  return /^\[.*\]$/.test(text) ? text : `[${text}]`;
}

/** How a redaction is carried out for a kind whose own word is `word`. */
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
