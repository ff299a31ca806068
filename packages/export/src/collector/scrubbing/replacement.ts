import type { RedactionMethod } from "@sentry-policy/scrubber";

/**
 * The replacement for the redaction method `mask`. Its length is fixed, because the collector cannot count characters.
 */
export const MASK = "****";

/**
 * Returns the string that replaces a secret. `standard` is the usual replacement for this kind of secret, such as
 * `[email]`.
 */
export function replacementOf(method: RedactionMethod, standard: string): string {
  if (method === "filter") return "[Filtered]";
  if (method === "replace") return standard;
  if (method === "remove") return "";
  if (method === "mask" || method.method === "mask") return MASK;
  return method.method === "replace" ? method.text : "[Filtered]";
}

/**
 * Returns the replacement in the syntax of Go's `regexp`. It contains the groups around the secret, which are kept:
 * `${1}[email]${2}`
 */
export function withGroups(
  replacement: string,
  { before, after }: { readonly before: readonly number[]; readonly after: readonly number[] },
): string {
  const group = (number: number): string => `\${${number}}`;
  return `${before.map(group).join("")}${replacement.replaceAll("$", () => "$$")}${after.map(group).join("")}`;
}
