import { maskRefused } from "../output/mask.ts";
import type { Parse } from "./types.ts";

const PROBLEM = "expected a number from 0 to 1";
const FIX = "use a value such as 0.1, which means 10 %";

/** Parses a probability. In the SDK `10` would drop every trace and `0,5` would mean 0, so both are refused. */
export const parseRate: Parse<number> = (text) => {
  // `0.1`, `1.`, `.5` and `1e-3` -> true, `0,5` -> false
  const value = /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return { value };
  return { problem: PROBLEM, fix: fixFor(text, value) };
};

function fixFor(text: string, value: number): string {
  const percent = /^(\d+(?:\.\d+)?)\s*%$/.exec(text)?.[1] ?? (value > 1 && value <= 100 ? text : undefined);
  // If the value must not be shown, the hint does not repeat it either.
  if (maskRefused(text) === undefined) return FIX;
  // Rounded, because 14.3 / 100 is 0.14300000000000002.
  if (percent !== undefined) return `for ${percent} % write ${Number((Number(percent) / 100).toPrecision(6))}`;
  if (/^\d*,\d+$/.test(text)) return `use a decimal point, as in ${text.replace(/^,/, "0,").replace(",", ".")}`;
  return FIX;
}
