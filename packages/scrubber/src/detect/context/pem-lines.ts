import type { Meter } from "../../shared/budget.ts";
import type { TextScanner } from "../text-scanner.ts";

/** The state of a list whose entries can be the lines of a PEM key. */
export interface InKey {
  /** The rule that redacts the next entry because it is a line of a key, or `undefined` outside of a key. */
  rule: string | undefined;
}

const KEY_BEGINNING = "-----BEGIN ";
/** Matches the last line of a key. Example: it matches `-----END PRIVATE KEY-----`. */
const LAST_KEY_LINE = /^[^A-Za-z\d]{0,64}-----END /;
/** A made-up line that is appended to a key's first line, because the detector of keys needs more than that line. */
const EXAMPLE_KEY_LINE = "\nAAAA";

/** Checks whether a PEM key can begin in a list's entry. If so, the next entries can be further lines of the key. */
export function mayBeginKey(text: string): boolean {
  return text.includes(KEY_BEGINNING);
}

/** Returns the rule that redacts an entry of a list if a PEM key has begun in an earlier entry. */
export function ruleInKey(state: InKey, entry: string, scanText: TextScanner, meter: Meter): string | undefined {
  const { rule } = state;
  if (rule !== undefined) {
    if (entry.includes("-----END ")) state.rule = undefined;
    return LAST_KEY_LINE.test(entry) ? undefined : rule;
  }
  if (mayBeginKey(entry)) {
    const text = entry + EXAMPLE_KEY_LINE;
    meter.work += text.length;
    state.rule = scanText(text, false, undefined, meter).find(({ end }) => end === text.length)?.rule;
  }
  return undefined;
}
