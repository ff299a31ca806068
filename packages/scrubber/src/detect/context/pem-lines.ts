import type { Meter } from "../../shared/budget.ts";
import type { TextScanner } from "../text-scanner.ts";

/** Within a key that was split into its lines: the rule by which they go. */
export interface InKey {
  rule: string | undefined;
}

const BEGIN = "-----BEGIN ";
const ENDS = /^[^A-Za-z\d]{0,64}-----END /;
const NEXT_LINE = "\nAAAA";

/** Whether the lines after a text may be those of a key. */
export function mayBeginKey(text: string): boolean {
  return text.includes(BEGIN);
}

/** The rule by which an entry of a list goes because one before it began a key. */
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
