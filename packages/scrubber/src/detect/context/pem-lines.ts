import type { Meter } from "../../shared/budget.ts";
import type { TextScanner } from "../text-scanner.ts";

/** The rule for the further lines of a key that was split into its lines, or `undefined` outside of a key. */
export interface InKey {
  rule: string | undefined;
}

const BEGIN = "-----BEGIN ";
/** The last line of a key: `-----END PRIVATE KEY-----` -> true */
const ENDS = /^[^A-Za-z\d]{0,64}-----END /;
const NEXT_LINE = "\nAAAA";

/** Checks whether the lines after a text may continue a key. */
export function mayBeginKey(text: string): boolean {
  return text.includes(BEGIN);
}

/** Returns the rule that redacts an entry of a list because an entry before it began a key. */
export function ruleInKey(state: InKey, entry: string, scanText: TextScanner, meter: Meter): string | undefined {
  const { rule } = state;
  if (rule !== undefined) {
    if (entry.includes("-----END ")) state.rule = undefined;
    return ENDS.test(entry) ? undefined : rule;
  }
  if (mayBeginKey(entry)) {
    const text = entry + NEXT_LINE;
    meter.work += text.length;
    state.rule = scanText(text, false, undefined, meter).find(({ end }) => end === text.length)?.rule;
  }
  return undefined;
}
