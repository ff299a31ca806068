import type { Meter } from "../../shared/budget.ts";
import type { TextScanner } from "../text-scanner.ts";

/** While the entries of a list are the lines of a key, the rule that redacts them; outside of a key, `undefined`. */
export interface InKey {
  rule: string | undefined;
}

const KEY_BEGINNING = "-----BEGIN ";
/** Matches the last line of a key: `-----END PRIVATE KEY-----` -> true */
const LAST_KEY_LINE = /^[^A-Za-z\d]{0,64}-----END /;
const EXAMPLE_KEY_LINE = "\nAAAA";

/** Checks whether a key can begin in a text, so that the lines after that text can belong to the key. */
export function mayBeginKey(text: string): boolean {
  return text.includes(KEY_BEGINNING);
}

/** Returns the rule that redacts an entry of a list because a key began in an earlier entry, or `undefined`. */
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
