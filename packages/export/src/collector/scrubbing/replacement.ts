import type { RedactionMethod } from "@sentry-policy/scrubber";

/**
 * What the redaction method `mask` writes in place of a secret. It has a fixed length, because the collector cannot
 * count characters.
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

/** Returns the replacement in the syntax of Go's `regexp`, with the groups around the secret: `${1}[email]${2}` */
export function withGroups(
  replacement: string,
  { before, after }: { readonly before: readonly number[]; readonly after: readonly number[] },
): string {
  const group = (number: number): string => `\${${number}}`;
  return `${before.map(group).join("")}${replacement.replaceAll("$", () => "$$")}${after.map(group).join("")}`;
}
