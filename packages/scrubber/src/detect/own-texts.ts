import type { Finding } from "./searches.ts";

/** Removes each finding that lies inside one of the policy's own replacement texts. */
export type WithoutOwnTexts = (text: string, findings: readonly Finding[]) => readonly Finding[];

/**
 * Compiles a filter that removes each finding inside one of `replacements`, the policy's own replacement texts. The
 * scrubber can process a string twice. The second time, it must not change the texts that it inserted the first time.
 * For example, if `<see a@b.example>` is a replacement, then in `password=<see a@b.example>`, the address is part of
 * the replacement and not a secret.
 */
export function compileWithoutOwnTexts(replacements: readonly string[]): WithoutOwnTexts | undefined {
  if (replacements.length === 0) return undefined;

  function isOwn(text: string, { start, end }: Finding): boolean {
    // A replacement that contains the finding lies completely in this part of the text. The part begins `own.length`
    // characters before the end of the finding, and ends `own.length` characters after its start.
    return replacements.some(
      (own) => end - start <= own.length && text.slice(Math.max(0, end - own.length), start + own.length).includes(own),
    );
  }

  return (text, findings) => findings.filter((finding) => !isOwn(text, finding));
}
