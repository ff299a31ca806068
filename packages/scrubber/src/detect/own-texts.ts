import type { Finding } from "./searches.ts";

/** Removes each finding inside one of the policy's replacement texts. */
export type WithoutOwnTexts = (text: string, findings: readonly Finding[]) => readonly Finding[];

/**
 * Compiles a filter that removes each finding inside one of the policy's replacement texts. When a string is scrubbed
 * twice, the second run must not change what the first run inserted. Example: if `<see a@b.example>` is a replacement,
 * the address in `password=<see a@b.example>` is not a secret.
 */
export function compileWithoutOwnTexts(replacements: readonly string[]): WithoutOwnTexts | undefined {
  if (replacements.length === 0) return undefined;

  function isOwn(text: string, { start, end }: Finding): boolean {
    // The part of the text that contains every possible replacement around the finding.
    return replacements.some(
      (own) => end - start <= own.length && text.slice(Math.max(0, end - own.length), start + own.length).includes(own),
    );
  }

  return (text, findings) => findings.filter((finding) => !isOwn(text, finding));
}
