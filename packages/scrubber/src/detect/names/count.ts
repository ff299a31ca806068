import type { NameRule } from "./names.ts";

/** Checks whether a value is a count: `passwords: 3` -> true, `passwords: 12345678` (perhaps a password) -> false */
export function isCount(name: string, value: string, nameRule: NameRule): boolean {
  return /s$/i.test(name) && /^\d{1,6}$/.test(value) && nameRule(name.slice(0, -1)) !== undefined;
}
