import { shownRefused } from "../output/mask.ts";
import type { Parse } from "./types.ts";

const RATE_PROBLEM = "expected a number from 0 to 1";
const RATE_FIX = "use a value such as 0.1, which means 10 %";

/**
 * Parses a rate from 0 to 1. Rejects `10`, because the SDK would then drop every trace, and `0,5`, because the SDK
 * would read it as 0.
 */
export const parseRate: Parse<number> = (text) => {
  // Accepts only a decimal number: `0.1`, `1.`, `.5` and `1e-3` -> true; `0,5` -> false
  const value = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return { value };
  return { problem: RATE_PROBLEM, fix: fixFor(text, value) };
};

function fixFor(text: string, value: number): string {
  // Extracts the number: `10 %` -> `10`
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1] ?? (value > 1 && value <= 100 ? text : undefined);
  // The advice quotes the value only if the value is safe to show.
  if (shownRefused(text) === undefined) return RATE_FIX;
  // The result is rounded, because 14.3 / 100 is 0.14300000000000002.
  if (percent !== undefined) return `for ${percent} % write ${Number((Number(percent) / 100).toPrecision(6))}`;
  // Replaces the decimal comma: `0,5` -> `0.5`; `,5` -> `0.5`
  if (/^\d*,\d+$/.test(text)) return `use a decimal point, as in ${text.replace(/^,/, "0,").replace(",", ".")}`;
  return RATE_FIX;
}
