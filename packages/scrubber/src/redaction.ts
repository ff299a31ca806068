/** One thing that was filtered: which rule, where in its text, and how long the text was before. */
export interface Redaction {
  readonly rule: string;
  readonly path: readonly string[];
  /** UTF-8 byte offsets in the new text; absent where the whole value went because of its name. */
  readonly range?: readonly [start: number, end: number];
  /** Characters of the text before it was changed; absent with `range`. */
  readonly length?: number;
}

/** Sentry's own word for a value that went because of its name. */
export const FILTERED = "[Filtered]";

/** Every text that stands for something filtered: meeting one again changes nothing. */
export const REDACTIONS: ReadonlySet<string> = Object.freeze(
  new Set([FILTERED, "[email]", "[ip]", "[creditcard]", "[token]"]),
);
