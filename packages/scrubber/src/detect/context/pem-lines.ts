import type { Meter } from "../../shared/budget.ts";
import type { TextScanner } from "../text-scanner.ts";

/** The state of a loop over a list whose entries can be the lines of a PEM key. */
export interface InKey {
  /** The rule for the next entry, if the next entry is a line of a key. */
  rule: string | undefined;
}

const KEY_BEGINNING = "-----BEGIN ";
/** Matches the last line of a PEM key. Example: it matches `-----END PRIVATE KEY-----`. */
const LAST_KEY_LINE = /^[^A-Za-z\d]{0,64}-----END /;
/**
 * A made-up line of a key. It is appended to the first line of a possible key, because the detector for PEM keys does
 * not match the first line alone.
 */
const EXAMPLE_KEY_LINE = "\nAAAA";

export function mayBeginKey(text: string): boolean {
  return text.includes(KEY_BEGINNING);
}

/** Returns the rule that redacts a list entry, if the entry is a line of a PEM key that began in an earlier entry. */
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
