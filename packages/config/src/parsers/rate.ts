import { shownRefused } from "../output/mask.ts";
import type { Parse } from "./types.ts";

const RATE_PROBLEM = "expected a number from 0 to 1";
const RATE_FIX = "use a value such as 0.1, which means 10 %";

/** Parses a probability. Refuses `10` and `0,5`: with `10` the SDK would drop every trace, and it reads `0,5` as 0. */
export const parseRate: Parse<number> = (text) => {
  // `0.1`, `1.`, `.5` and `1e-3` -> true, `0,5` -> false
  const value = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return { value };
  return { problem: RATE_PROBLEM, fix: fixFor(text, value) };
};

function fixFor(text: string, value: number): string {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1] ?? (value > 1 && value <= 100 ? text : undefined);
  // If the value is not safe to show, the advice does not repeat it.
  if (shownRefused(text) === undefined) return RATE_FIX;
  // Rounded, because 14.3 / 100 is 0.14300000000000002.
  if (percent !== undefined) return `for ${percent} % write ${Number((Number(percent) / 100).toPrecision(6))}`;
  if (/^\d*,\d+$/.test(text)) return `use a decimal point, as in ${text.replace(/^,/, "0,").replace(",", ".")}`;
  return RATE_FIX;
}
