import type { Finding } from "./searches.ts";

/** Returns the findings in a string that are not part of one of the policy's own replacements. */
export type WithoutOwnTexts = (text: string, findings: readonly Finding[]) => readonly Finding[];

/**
 * Compiles a filter that removes findings inside the policy's own replacements, because a second pass over a string
 * must not change them. For example, in `password=<see a@b.example>`, the address is part of the replacement, not a
 * secret.
 */
export function compileWithoutOwnTexts(replacements: readonly string[]): WithoutOwnTexts | undefined {
  if (replacements.length === 0) return undefined;

  function isOwn(text: string, { start, end }: Finding): boolean {
    // If a replacement contains the finding, it begins at most its own length before the end of the finding, and ends
    // at most its own length after the start of the finding. So only that part of the text is searched.
    return replacements.some(
      (own) => end - start <= own.length && text.slice(Math.max(0, end - own.length), start + own.length).includes(own),
    );
  }

  return (text, findings) => findings.filter((finding) => !isOwn(text, finding));
}
