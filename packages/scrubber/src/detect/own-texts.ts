import type { Finding } from "./searches.ts";

/** Returns the findings in a text that are not part of one of the policy's own replacements. */
export type WithoutOwnTexts = (text: string, findings: readonly Finding[]) => readonly Finding[];

/**
 * Compiles a filter for the findings inside the policy's own replacements. A later pass over a text must leave a
 * replacement as the policy writes it: in `password=<see a@b.example>`, the address is not a secret.
 */
export function compileWithoutOwnTexts(replacements: readonly string[]): WithoutOwnTexts | undefined {
  if (replacements.length === 0) return undefined;

  function isOwn(text: string, { start, end }: Finding): boolean {
    // A replacement that contains the finding begins at most its own length before the finding's end, and ends at most
    // its own length after the finding's start.
    return replacements.some(
      (own) => end - start <= own.length && text.slice(Math.max(0, end - own.length), start + own.length).includes(own),
    );
  }

  return (text, findings) => findings.filter((finding) => !isOwn(text, finding));
}
