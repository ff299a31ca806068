import type { Parse } from "./types.ts";

const TRUE_WORDS: readonly string[] = Object.freeze(["true", "1", "yes", "on", "y", "t", "enabled"]);
const FALSE_WORDS: readonly string[] = Object.freeze(["false", "0", "no", "off", "n", "f", "disabled"]);
/** All words that are accepted as a boolean. */
export const BOOLEAN_WORDS: readonly string[] = /* @__PURE__ */ TRUE_WORDS.concat(FALSE_WORDS);

/**
 * Parses a word for true or false, in upper or lower case. Rejects other words, because the SDK would treat them as
 * true.
 */
export const parseFlag: Parse<boolean> = (text) => {
  const word = text.toLowerCase();
  if (TRUE_WORDS.includes(word)) return { value: true };
  if (FALSE_WORDS.includes(word)) return { value: false };
  return { problem: "expected true or false", fix: `use one of ${BOOLEAN_WORDS.join(", ")}` };
};
