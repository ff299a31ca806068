import type { Finding } from "./searches.ts";

/** Removes the findings that are part of one of the policy's own replacements. */
export type WithoutOwnTexts = (text: string, findings: readonly Finding[]) => readonly Finding[];

/**
 * Compiles a filter that removes findings inside the policy's own replacements. The scrubber can process a string
 * twice, and must not change its own replacements. For example, in `password=<see a@b.example>`, the address is part of
 * the replacement and not a secret.
 */
export function compileWithoutOwnTexts(replacements: readonly string[]): WithoutOwnTexts | undefined {
  if (replacements.length === 0) return undefined;

  function isOwn(text: string, { start, end }: Finding): boolean {
    // If a replacement contains the finding, it begins at most its own length before the end of the finding. It ends at
    // most its own length after the start of the finding. So only this part of the text is searched.
    return replacements.some(
      (own) => end - start <= own.length && text.slice(Math.max(0, end - own.length), start + own.length).includes(own),
    );
  }

  return (text, findings) => findings.filter((finding) => !isOwn(text, finding));
}
